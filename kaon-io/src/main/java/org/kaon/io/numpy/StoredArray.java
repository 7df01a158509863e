package org.kaon.io.numpy;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// An array in a file, with what its head says.
///
/// @param name of the array in its file, empty where it is the file
/// @param first byte of the values, from the start of the head
/// @param fortran whether the first index runs fastest
record StoredArray(
        String file,
        String name,
        ArrayBytes bytes,
        NpyType type,
        List<Long> shape,
        boolean fortran,
        long first) {

    private static final int LONGEST_HEAD = 1 << 24;

    StoredArray {
        shape = List.copyOf(shape);
    }

    /// What stands before the values.
    ///
    /// @param description of the type, as Python's literals
    /// @param length of the head in bytes
    record Head(int version, Object description, boolean fortran, List<?> shape, long length) {

        /// *Errors*: [FormatException] where it makes no sense.
        static Head read(String file, String name, ArrayBytes bytes) throws IOException {
            byte[] start = bytes.read(0, (int) Math.min(12, bytes.size()));
            boolean known = start.length >= 10;
            for (int i = 0; known && i < NpyHeader.MAGIC.length; i++) {
                known = start[i] == NpyHeader.MAGIC[i];
            }
            int version = known ? start[6] : 0;
            if (!known || version < 1 || version > 3 || version > 1 && start.length < 12) {
                throw FormatException.of(file, name, "is no .npy array of version 1 to 3.");
            }
            int from = version == 1 ? 10 : 12;
            long length = 0;
            for (int i = from - 1; i >= 8; i--) {
                length = length << 8 | start[i] & 0xff;
            }
            if (length > Math.min(LONGEST_HEAD, bytes.size() - from)) {
                throw FormatException.at(
                        file,
                        name,
                        8,
                        "a head of %d bytes, where the file ends.".formatted(length));
            }
            String text =
                    new String(
                            bytes.read(from, (int) length),
                            version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
            try {
                return parse(version, text, from + length);
            } catch (IllegalArgumentException e) {
                throw misunderstood(file, name, e);
            }
        }

        private static Head parse(int version, String text, long length) {
            if (!(PythonLiteral.parse(text.strip()) instanceof Map<?, ?> head)
                    || !(head.get("shape") instanceof List<?> extents)
                    || !(head.get("fortran_order") instanceof Boolean fortran)
                    || !head.containsKey("descr")) {
                throw new IllegalArgumentException("no descr, fortran_order and shape");
            }
            Object description = head.get("descr");
            return new Head(
                    version, description == null ? "" : description, fortran, extents, length);
        }
    }

    private static FormatException misunderstood(String file, String name, RuntimeException e) {
        return FormatException.at(
                file, name, 8, "the head is not understood: " + e.getMessage() + ".");
    }

    /// Reads the head.
    ///
    /// *Errors*: [FormatException] where it makes no sense, where the values are not as many as it
    /// says, and for arrays of Python objects.
    static StoredArray read(String file, String name, ArrayBytes bytes) throws IOException {
        Head head = Head.read(file, name, bytes);
        try {
            return of(file, name, bytes, head);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw misunderstood(file, name, e);
        }
    }

    private static StoredArray of(String file, String name, ArrayBytes bytes, Head head)
            throws FormatException {
        NpyType type = NpyType.of(head.description);
        long first = head.length;
        List<Long> shape = new ArrayList<>();
        long values = type.size();
        for (Object extent : head.shape) {
            if (!(extent instanceof Long value) || value < 0) {
                throw new IllegalArgumentException("no shape: " + head.shape);
            }
            shape.add(value);
            values = Math.multiplyExact(values, value);
        }
        if (values != bytes.size() - first) {
            throw FormatException.at(
                    file,
                    name,
                    first,
                    "values of shape %s need %d bytes, %d follow."
                            .formatted(shape, values, bytes.size() - first));
        }
        return new StoredArray(file, name, bytes, type, shape, head.fortran, first);
    }

    /// Rows: the first extent, 1 for a single value.
    long rows() {
        return shape.isEmpty() ? 1 : shape.getFirst();
    }

    /// The shape of a row.
    private List<Integer> inner() {
        return shape.stream().skip(1).map(Math::toIntExact).toList();
    }

    /// Items in a row.
    private int items() {
        return inner().stream().reduce(1, Math::multiplyExact);
    }

    /// What a row is made of, its own shape around it.
    NpyType row() {
        return inner().isEmpty() ? type : new NpyType.Inner(inner(), type);
    }

    ColumnType column() {
        return row().column();
    }

    /// Whether rows are of a size that Java's arrays hold.
    boolean readable() {
        try {
            return row().size() >= 0 && items() >= 0;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    /// The bytes of some rows, the last index fastest.
    byte[] rows(long from, int count) throws IOException {
        int width = type.size();
        int items = items();
        long length = (long) count * items * width;
        if (length > Integer.MAX_VALUE - 64) {
            throw FormatException.of(
                    file, name, "has rows too large for one piece; ask for fewer at once.");
        }
        try {
            if (!fortran || items == 1) {
                return bytes.read(first + from * items * width, (int) length);
            }
            byte[] all = new byte[(int) length];
            for (int item = 0; item < items; item++) {
                long start = first + (place(item) * rows() + from) * width;
                byte[] column = bytes.read(start, count * width);
                for (int row = 0; row < count; row++) {
                    int to = (row * items + item) * width;
                    System.arraycopy(column, row * width, all, to, width);
                }
            }
            return all;
        } catch (EOFException e) {
            throw FormatException.of(file, name, "ends early.");
        }
    }

    // Where the item with that place in a row, the last index fastest, lies, the first fastest.
    private long place(int item) {
        List<Integer> extents = inner();
        long place = 0;
        long rest = item;
        for (int axis = extents.size() - 1; axis >= 0; axis--) {
            long stride = 1;
            for (int before = 0; before < axis; before++) {
                stride *= extents.get(before);
            }
            place += rest % extents.get(axis) * stride;
            rest /= extents.get(axis);
        }
        return place;
    }
}
