package org.kaon.io.hdf5;

import java.util.List;

/// The shape of a data set or attribute.
///
/// @param kind whether there is any element at all
/// @param extents of each dimension; none for a single element
record Dataspace(Kind kind, List<Long> extents) {

    enum Kind {
        SCALAR(0),
        SIMPLE(1),
        EMPTY(2);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    private static final long UNLIMITED = -1;

    Dataspace {
        extents = List.copyOf(extents);
    }

    static Dataspace of(List<Long> extents) {
        return new Dataspace(extents.isEmpty() ? Kind.SCALAR : Kind.SIMPLE, extents);
    }

    /// Number of elements.
    long size() {
        return kind == Kind.EMPTY
                ? 0
                : extents.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }

    /// Whether the bytes of all elements are more than 2⁶³.
    boolean tooLarge(int elementBytes) {
        long bytes = Math.max(1, elementBytes);
        for (long extent : extents) {
            if (extent > Long.MAX_VALUE / bytes) {
                return true;
            }
            bytes *= Math.max(1, extent);
        }
        return false;
    }

    /// *Source*: specification, IV.A.2.b "The Dataspace Message", version 2.
    ///
    /// @param growing whether the first dimension may grow later
    Bytes written(boolean growing) {
        Bytes out = new Bytes();
        out.put(1, 2).put(1, extents.size()).put(1, growing ? 1 : 0).put(1, kind.code);
        extents.forEach(extent -> out.put(8, extent));
        if (growing) {
            for (int i = 0; i < extents.size(); i++) {
                out.put(8, i == 0 ? UNLIMITED : extents.get(i));
            }
        }
        return out;
    }
}
