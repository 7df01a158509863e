package org.kaon.io.numpy;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The type of the items of an array.
///
/// *Source*: NumPy, "Data type objects", and `numpy/lib/format.py`.
sealed interface NpyType {

    /// Bytes of an item.
    int size();

    /// What items become in a column.
    ColumnType column();

    /// A number.
    ///
    /// @param size 2 for a float16, which becomes float32
    record Scalar(ElementType element, int size, boolean big) implements NpyType {
        @Override
        public ColumnType column() {
            return new ColumnType.Flat(element);
        }
    }

    /// Real and imaginary part.
    record Complex(Scalar part) implements NpyType {
        @Override
        public int size() {
            return 2 * part.size;
        }

        @Override
        public ColumnType column() {
            return new ColumnType.Struct(
                    List.of("re", "im"), List.of(part.column(), part.column()));
        }
    }

    /// A text of fixed room: bytes, or 4 bytes a character.
    record Characters(int size, boolean wide, boolean big) implements NpyType {
        @Override
        public ColumnType column() {
            return new ColumnType.Text();
        }
    }

    /// Bytes without meaning.
    record Raw(int size) implements NpyType {

        static final String REASON = "is raw bytes";

        @Override
        public ColumnType column() {
            return new ColumnType.Opaque("V" + size, REASON);
        }
    }

    /// Fields at their places in an item.
    record Structure(int size, List<Field> fields) implements NpyType {

        public Structure {
            fields = List.copyOf(fields);
        }

        @Override
        public ColumnType column() {
            return new ColumnType.Struct(
                    fields.stream().map(Field::name).toList(),
                    fields.stream().map(it -> it.type.column()).toList());
        }
    }

    /// A field of a structure.
    record Field(String name, int offset, NpyType type) {}

    /// An array in an item.
    record Inner(List<Integer> shape, NpyType item) implements NpyType {

        public Inner {
            shape = List.copyOf(shape);
        }

        int count() {
            return shape.stream().reduce(1, Math::multiplyExact);
        }

        @Override
        public int size() {
            return Math.multiplyExact(count(), item.size());
        }

        @Override
        public ColumnType column() {
            return new ColumnType.Fixed(shape, item.column());
        }
    }

    /// The type of a description: a text, or a list of fields.
    ///
    /// *Errors*: [IllegalArgumentException] for what is no type, or one of Python's objects.
    static NpyType of(Object description) {
        if (description instanceof String text) {
            return simple(text);
        }
        if (description instanceof List<?> fields) {
            return structure(fields);
        }
        throw new IllegalArgumentException("no type: " + description);
    }

    private static NpyType structure(List<?> fields) {
        List<Field> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int offset = 0;
        for (Object field : fields) {
            if (!(field instanceof List<?> parts) || parts.size() < 2 || parts.size() > 3) {
                throw new IllegalArgumentException("no field: " + field);
            }
            NpyType type = of(parts.get(1));
            if (parts.size() == 3) {
                type = new Inner(shape(parts.get(2)), type);
            }
            // A title and a name; padding has no name.
            Object name =
                    parts.getFirst() instanceof List<?> both ? both.getLast() : parts.getFirst();
            if (name instanceof String own && !own.isEmpty()) {
                if (!names.add(own)) {
                    throw new IllegalArgumentException("two fields named " + own);
                }
                found.add(new Field(own, offset, type));
            }
            offset = Math.addExact(offset, type.size());
        }
        return new Structure(offset, found);
    }

    private static List<Integer> shape(Object shape) {
        List<Integer> extents = new ArrayList<>();
        for (Object extent : shape instanceof List<?> list ? list : List.of(shape)) {
            if (!(extent instanceof Long value) || value < 0 || value > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("no shape: " + shape);
            }
            extents.add(value.intValue());
        }
        return extents;
    }

    private static NpyType simple(String text) {
        boolean ordered = !text.isEmpty() && "<>|=".indexOf(text.charAt(0)) >= 0;
        boolean big = text.startsWith(">");
        String plain = ordered ? text.substring(1) : text;
        if (plain.startsWith("O")) {
            throw new IllegalArgumentException(
                    "Python objects, which are code: reading them would run what is in the file."
                            + " Save numbers or texts (dtype=..., not object)");
        }
        if (plain.matches("[mM]8(\\[.*\\])?")) {
            return new Scalar(ElementType.INT64, 8, big);
        }
        if (!plain.matches("[biufcSUVa]\\d{1,9}")) {
            throw new IllegalArgumentException("type " + text);
        }
        int size = Integer.parseInt(plain.substring(1));
        return switch (plain.charAt(0)) {
            case 'S', 'a' -> new Characters(size, false, false);
            case 'U' -> new Characters(Math.multiplyExact(4, size), true, big);
            case 'V' -> new Raw(size);
            case 'c' -> new Complex(number("f" + size / 2, big, text));
            default -> number(plain, big, text);
        };
    }

    private static Scalar number(String plain, boolean big, String text) {
        Optional<ElementType> element =
                switch (plain) {
                    case "b1" -> Optional.of(ElementType.BOOL);
                    case "i1" -> Optional.of(ElementType.INT8);
                    case "u1" -> Optional.of(ElementType.UINT8);
                    case "i2" -> Optional.of(ElementType.INT16);
                    case "u2" -> Optional.of(ElementType.UINT16);
                    case "i4" -> Optional.of(ElementType.INT32);
                    case "u4" -> Optional.of(ElementType.UINT32);
                    case "i8" -> Optional.of(ElementType.INT64);
                    case "u8" -> Optional.of(ElementType.UINT64);
                    case "f2", "f4" -> Optional.of(ElementType.FLOAT32);
                    case "f8" -> Optional.of(ElementType.FLOAT64);
                    default -> Optional.empty();
                };
        int size = plain.charAt(1) - '0';
        return new Scalar(
                element.orElseThrow(() -> new IllegalArgumentException("type " + text)), size, big);
    }
}
