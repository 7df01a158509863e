package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A field of the schema.
///
/// @param number its place among all fields, parents before children
/// @param encoding where values stand in a dictionary; kind and children are those of the
///   dictionary's values
record Field(
        int number, String name, Kind kind, Optional<Encoding> encoding, List<Field> children) {

    private static final int DEEPEST = 64;
    private static final int MOST = 1 << 18;

    /// Values by their numbers in a dictionary.
    record Encoding(long dictionary, ElementType index) {}

    Field {
        children = List.copyOf(children);
    }

    /// The field of a dictionary's values.
    Field values() {
        return new Field(number, name, kind, Optional.empty(), children);
    }

    /// The fields of a schema.
    ///
    /// *Errors*: [FormatException] for a schema that cannot be, or is big-endian.
    static List<Field> all(BinaryFile file, Message schema) throws FormatException {
        try {
            if (schema.head().shortAt(0, 0) != 0) {
                throw FormatException.of(
                        file.name(), "", "holds big-endian numbers, which Kaon does not read.");
            }
            Reading reading = new Reading(schema.version());
            List<Field> fields = new ArrayList<>();
            for (FlatTable table : schema.head().tables(1)) {
                fields.add(reading.field(table, 0));
            }
            return fields;
        } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException e) {
            throw file.error("", 0, "a schema that cannot be: %s.".formatted(e.getMessage()));
        }
    }

    private static final class Reading {

        private final int version;
        private int fields;

        Reading(int version) {
            this.version = version;
        }

        Field field(FlatTable table, int depth) {
            if (depth > DEEPEST || fields >= MOST) {
                throw new IllegalArgumentException("fields in fields without end");
            }
            int number = fields++;
            int type = table.byteAt(2, 0);
            FlatTable about = table.table(3).orElse(table);
            Optional<Encoding> encoding = table.table(4).map(Reading::encoding);
            List<Field> children = new ArrayList<>();
            for (FlatTable child : table.tables(5)) {
                children.add(field(child, depth + 1));
            }
            Kind kind = kind(type, about);
            int expected =
                    switch (kind) {
                        case Kind.Lists _, Kind.FixedLists _ -> 1;
                        case Kind.Structure _, Kind.Unknown _ -> children.size();
                        default -> 0;
                    };
            if (children.size() != expected) {
                throw new IllegalArgumentException(
                        "a field \"%s\" with %d children"
                                .formatted(table.text(0), children.size()));
            }
            return new Field(number, table.text(0), kind, encoding, children);
        }

        private static Encoding encoding(FlatTable table) {
            ElementType index = table.table(1).map(Reading::integer).orElse(ElementType.INT32);
            return new Encoding(table.longAt(0, 0), index);
        }

        private static ElementType integer(FlatTable about) {
            boolean signed = about.flag(1);
            return switch (about.intAt(0, 0)) {
                case 8 -> signed ? ElementType.INT8 : ElementType.UINT8;
                case 16 -> signed ? ElementType.INT16 : ElementType.UINT16;
                case 32 -> signed ? ElementType.INT32 : ElementType.UINT32;
                case 64 -> signed ? ElementType.INT64 : ElementType.UINT64;
                default -> throw new IllegalArgumentException("integers of odd width");
            };
        }

        // Numbers of types: `Schema.fbs`, union Type.
        private Kind kind(int type, FlatTable about) {
            return switch (type) {
                case 1 -> new Kind.Nothing();
                case 2 -> new Kind.Plain(integer(about));
                case 3 -> floating(about.shortAt(0, 0));
                case 4 -> new Kind.Bytes(false, false);
                case 5 -> new Kind.Bytes(true, false);
                case 6 -> new Kind.Bits();
                case 7 -> decimal(about);
                case 8 -> new Kind.Plain(time(about.shortAt(0, 1) == 0 ? 32 : 64));
                case 9 -> new Kind.Plain(time(about.intAt(1, 32)));
                case 10, 18 -> new Kind.Plain(ElementType.INT64);
                case 11 ->
                        new Kind.FixedBytes(4 << Math.clamp(about.shortAt(0, 0), 0, 2), "interval");
                case 12, 17 -> new Kind.Lists(false);
                case 13 -> new Kind.Structure();
                case 14 -> new Kind.Unknown("union", about.shortAt(0, 0) + (version < 4 ? 2 : 1));
                case 15 -> fixed(about.intAt(0, 0));
                case 16 -> new Kind.FixedLists(positive(about.intAt(0, 0)));
                case 19 -> new Kind.Bytes(false, true);
                case 20 -> new Kind.Bytes(true, true);
                case 21 -> new Kind.Lists(true);
                case 22 -> new Kind.Unknown("run_end_encoded", 0);
                case 23 -> new Kind.Views(false);
                case 24 -> new Kind.Views(true);
                case 25, 26 -> new Kind.Unknown("list_view", 3);
                default -> throw new IllegalArgumentException("values of the unknown type " + type);
            };
        }

        private static Kind floating(int precision) {
            return switch (precision) {
                case 0 -> new Kind.Half();
                case 1 -> new Kind.Plain(ElementType.FLOAT32);
                case 2 -> new Kind.Plain(ElementType.FLOAT64);
                default -> throw new IllegalArgumentException("floats of odd precision");
            };
        }

        private static ElementType time(int bits) {
            return bits == 32 ? ElementType.INT32 : ElementType.INT64;
        }

        private static Kind decimal(FlatTable about) {
            int bits = about.intAt(2, 128);
            if (bits != 32 && bits != 64 && bits != 128 && bits != 256) {
                throw new IllegalArgumentException("decimals of %d bits".formatted(bits));
            }
            return new Kind.Decimal(about.intAt(1, 0), bits / 8);
        }

        private static Kind fixed(int width) {
            return new Kind.FixedBytes(positive(width), "fixed_size_binary[%d]".formatted(width));
        }

        private static int positive(int size) {
            if (size < 0) {
                throw new IllegalArgumentException("a size of " + size);
            }
            return size;
        }
    }
}
