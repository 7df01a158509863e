package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The shape of a data set or attribute from the bytes of its message.
///
/// *Source*: specification, IV.A.2.b "The Dataspace Message".
///
/// @param most largest extents, where they are given; -1 for no limit
record DataspaceReader(Dataspace shape, Optional<List<Long>> most) {

    static DataspaceReader read(Cursor in) throws FormatException {
        int version = in.small(1);
        int rank = in.small(1);
        int flags = in.small(1);
        if (version < 1 || version > 2 || rank > 32) {
            throw in.error("a shape of version %d and rank %d.".formatted(version, rank));
        }
        int kind = in.small(1);
        in.skip(version == 1 ? 4 : 0);
        List<Long> extents = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            extents.add(in.length());
        }
        Optional<List<Long>> most = Optional.empty();
        if ((flags & 1) != 0) {
            List<Long> limits = new ArrayList<>();
            for (int i = 0; i < rank; i++) {
                limits.add(in.number(in.input().lengthBytes()));
            }
            most = Optional.of(limits);
        }
        Dataspace shape =
                version == 2 && kind == 2
                        ? new Dataspace(Dataspace.Kind.EMPTY, List.of())
                        : Dataspace.of(extents);
        try {
            shape.size();
        } catch (ArithmeticException e) {
            throw in.error("a shape of too many elements: " + extents + ".");
        }
        return new DataspaceReader(shape, most);
    }
}
