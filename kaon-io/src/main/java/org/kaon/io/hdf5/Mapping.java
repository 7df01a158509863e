package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A part of a virtual data set: elements of another data set, and where they go. The n-th of
/// `source` is the n-th of `target`.
///
/// *Source*: specification, III.E "Global Heap Block for Virtual Datasets", version 0; HDF5 2.0,
/// `H5Dvirtual.c`, version 1: names that were there before are not repeated.
///
/// @param file its name as written; `.` for the same file
record Mapping(String file, String dataset, Selection source, Selection target) {

    private static final int FILE_BEFORE = 1;
    private static final int DATASET_BEFORE = 2;
    private static final int SAME_FILE = 4;

    static List<Mapping> read(Input input, Layout.Virtual layout, String object)
            throws IOException {
        if (layout.heap() == ObjectHeader.UNDEFINED) {
            return List.of();
        }
        Bytes reference = new Bytes().put(input.offsetBytes(), layout.heap());
        reference.put(4, layout.index());
        Cursor place = new Cursor(input, object, layout.heap(), reference.toArray());
        byte[] block = new GlobalHeap(input).whole(place, object);
        Cursor in = new Cursor(input, object, layout.heap(), block);
        int version = in.small(1);
        if (version > 1) {
            throw in.error("a virtual data set of version " + version + ", which is not known.");
        }
        long count = in.length();
        if (count > in.remaining()) {
            throw in.error("a virtual data set of %d parts.".formatted(count));
        }
        List<Mapping> mappings = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            int flags = version == 0 ? 0 : in.small(1);
            String file =
                    (flags & SAME_FILE) != 0
                            ? "."
                            : (flags & FILE_BEFORE) != 0 ? before(mappings, in).file : in.text();
            String dataset =
                    (flags & DATASET_BEFORE) != 0 ? before(mappings, in).dataset : in.text();
            Selection source = Selection.read(in);
            mappings.add(new Mapping(file, dataset, source, Selection.read(in)));
        }
        in.checksum();
        return mappings;
    }

    /// The mapping that had a name first.
    private static Mapping before(List<Mapping> mappings, Cursor in) throws FormatException {
        long index = in.length();
        if (index >= mappings.size()) {
            throw in.error("a name of part %d, which comes later.".formatted(index));
        }
        return mappings.get((int) index);
    }

    /// Whether the names count blocks of the target: `%b` stands for the number.
    boolean counting() {
        return counting(file) || counting(dataset);
    }

    private static boolean counting(String name) {
        return name.replace("%%", "").contains("%b");
    }

    /// A name with the number of a block; `%%` stands for one percent sign.
    static String named(String pattern, long block) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : 0;
            if (pattern.charAt(i) == '%' && (next == 'b' || next == '%')) {
                name.append(next == 'b' ? Long.toString(block) : "%");
                i++;
            } else {
                name.append(pattern.charAt(i));
            }
        }
        return name.toString();
    }

    /// Numbers of elements along each axis, multiplied.
    static long size(List<Axis> axes, Input input, String object) throws FormatException {
        long size = 1;
        for (Axis axis : axes) {
            if (axis.length() != 0 && size > Axis.UNLIMITED / axis.length()) {
                throw FormatException.of(input.name(), object, "maps too many elements.");
            }
            size *= axis.length();
        }
        return size;
    }
}
