package org.kaon.io.column;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The type of a [Column], known before anything is read. Each kind mirrors the column of the same
/// name.
public sealed interface ColumnType {

    /// The type of the numbers inside, whatever lists or shapes lie around them; empty where there
    /// are none.
    default Optional<ElementType> numbers() {
        return switch (this) {
            case Flat flat -> Optional.of(flat.element);
            case Fixed fixed -> fixed.content.numbers();
            case Jagged jagged -> jagged.content.numbers();
            case Nullable nullable -> nullable.content.numbers();
            case Struct _, Text _, Opaque _ -> Optional.empty();
        };
    }

    /// One number a row.
    record Flat(ElementType element) implements ColumnType {
        @Override
        public String toString() {
            return element.numpy();
        }
    }

    /// An array of one shape in each row.
    record Fixed(List<Integer> shape, ColumnType content) implements ColumnType {
        public Fixed {
            shape = List.copyOf(shape);
        }

        /// Values in one row.
        public long size() {
            return org.kaon.io.column.Fixed.size(shape);
        }

        @Override
        public String toString() {
            return content + shape.toString();
        }
    }

    /// A list in each row.
    record Jagged(ColumnType content) implements ColumnType {
        @Override
        public String toString() {
            return "list of " + content;
        }
    }

    /// Named columns side by side.
    record Struct(List<String> names, List<ColumnType> fields) implements ColumnType {
        public Struct {
            names = List.copyOf(names);
            fields = List.copyOf(fields);
        }

        @Override
        public String toString() {
            return IntStream.range(0, names.size())
                    .mapToObj(i -> names.get(i) + ": " + fields.get(i))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
    }

    /// A text in each row.
    record Text() implements ColumnType {
        @Override
        public String toString() {
            return "text";
        }
    }

    /// A type whose values may be missing.
    record Nullable(ColumnType content) implements ColumnType {
        @Override
        public String toString() {
            return "optional " + content;
        }
    }

    /// A type that is not understood, with its name in the file and the reason.
    record Opaque(String typeName, String reason) implements ColumnType {
        @Override
        public String toString() {
            return "opaque " + typeName;
        }
    }
}
