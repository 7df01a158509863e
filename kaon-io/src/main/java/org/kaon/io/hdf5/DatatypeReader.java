package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A datatype from the bytes of its message.
///
/// *Source*: specification, IV.A.2.d "The Datatype Message"; class 11 (complex) since version 5.
final class DatatypeReader {

    private static final int DEEPEST = 32;

    private DatatypeReader() {}

    static Datatype read(Cursor in) throws FormatException {
        return read(in, 0);
    }

    private static Datatype read(Cursor in, int depth) throws FormatException {
        if (depth > DEEPEST) {
            throw in.error("a type is nested in itself.");
        }
        int first = in.small(1);
        int version = first >>> 4;
        int kind = first & 15;
        int bits = (int) in.number(3);
        int size = in.small(4);
        if (size == 0 && kind != 3) {
            throw in.error("a type of no bytes.");
        }
        return switch (kind) {
            case 0 -> whole(in, bits, size);
            case 1 -> real(in, bits, size);
            case 2 -> {
                in.skip(2);
                yield new Datatype.Other(size, "time");
            }
            case 3 -> new Datatype.FixedText(size, padding(bits), (bits >> 4 & 15) == 1);
            case 4 -> bits(in, bits, size);
            case 5 -> {
                in.skip(bits & 0xff);
                yield new Datatype.Other(size, "opaque");
            }
            case 6 -> compound(in, version, bits & 0xffff, size, depth);
            case 7 -> new Datatype.Other(size, "reference");
            case 8 -> enumeration(in, version, bits & 0xffff, depth);
            case 9 -> {
                Datatype content = read(in, depth + 1);
                if (size != Datatype.REFERENCE) {
                    yield new Datatype.Other(size, "list with addresses of unusual width");
                }
                yield (bits & 15) == 1
                        ? new Datatype.VariableText((bits >> 8 & 15) == 1)
                        : new Datatype.Sequence(content);
            }
            case 10 -> block(in, version, size, depth);
            case 11 -> complex(read(in, depth + 1), size);
            default -> throw in.error("a type of unknown class " + kind + ".");
        };
    }

    private static Datatype.Padding padding(int bits) {
        return switch (bits & 15) {
            case 1 -> Datatype.Padding.NULL_PADDED;
            case 2 -> Datatype.Padding.SPACE_PADDED;
            default -> Datatype.Padding.NULL_TERMINATED;
        };
    }

    private static Datatype whole(Cursor in, int bits, int size) throws FormatException {
        int firstBit = in.small(2);
        int precision = in.small(2);
        if (firstBit != 0 || precision != 8L * size || !power(size)) {
            return new Datatype.Other(size, "integer of unusual width");
        }
        return new Datatype.Whole(size, (bits & 8) != 0, (bits & 1) != 0);
    }

    private static Datatype bits(Cursor in, int bits, int size) throws FormatException {
        in.skip(4);
        return power(size)
                ? new Datatype.Bits(size, (bits & 1) != 0)
                : new Datatype.Other(size, "bit field");
    }

    private static boolean power(int size) {
        return size == 1 || size == 2 || size == 4 || size == 8;
    }

    /// Only the formats of IEEE 754; others (long double, bfloat16, VAX) keep their bytes.
    private static Datatype real(Cursor in, int bits, int size) throws FormatException {
        Cursor fields = in.part(12);
        Bytes expected = new Bytes();
        if (power(size) && size > 1) {
            DatatypeWriter.write(new Datatype.Real(size, (bits & 1) != 0), expected);
            byte[] found = fields.bytes(12);
            byte[] wanted = java.util.Arrays.copyOfRange(expected.toArray(), 8, 20);
            // Bits 4-5: the implied leading bit; bits 8-15: where the sign is; bit 6: VAX order.
            if (java.util.Arrays.equals(found, wanted)
                    && (bits >> 4 & 7) == 2
                    && (bits >> 8 & 0xff) == 8 * size - 1) {
                return new Datatype.Real(size, (bits & 1) != 0);
            }
        }
        return new Datatype.Other(size, "float of unusual form");
    }

    private static Datatype compound(Cursor in, int version, int count, int size, int depth)
            throws FormatException {
        List<Datatype.Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name(in, version);
            int offset = in.small(version < 3 ? 4 : DatatypeWriter.offsetWidth(size));
            List<Integer> shape = version == 1 ? oldShape(in) : List.of();
            Datatype type = read(in, depth + 1);
            if (!shape.isEmpty()) {
                type = new Datatype.Block(shape, type);
            }
            if (offset > size - bytes(type, in)) {
                throw in.error("member \"%s\" does not lie in its record.".formatted(name));
            }
            members.add(new Datatype.Member(name, offset, type));
        }
        return new Datatype.Compound(size, members);
    }

    private static int bytes(Datatype type, Cursor in) throws FormatException {
        try {
            return type.size();
        } catch (ArithmeticException e) {
            throw in.error("a type of too many bytes.");
        }
    }

    private static List<Integer> oldShape(Cursor in) throws FormatException {
        int rank = in.small(1);
        in.skip(11);
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            int extent = in.small(4);
            if (i < rank) {
                shape.add(extent);
            }
        }
        return shape;
    }

    /// Before version 3 a name is filled up to a multiple of 8 bytes.
    private static String name(Cursor in, int version) throws FormatException {
        int start = in.position();
        String name = in.text();
        if (version < 3) {
            in.skip((8 - (in.position() - start) % 8) % 8);
        }
        return name;
    }

    private static Datatype enumeration(Cursor in, int version, int count, int depth)
            throws FormatException {
        Datatype base = read(in, depth + 1);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add(name(in, version));
        }
        Map<String, Long> values = new LinkedHashMap<>();
        for (String name : names) {
            long value = in.number(base.size());
            if (base instanceof Datatype.Whole whole) {
                int spare = 64 - 8 * whole.size();
                long raw = whole.bigEndian() ? Long.reverseBytes(value) >>> spare : value;
                value = whole.signed() ? raw << spare >> spare : raw;
            }
            values.put(name, value);
        }
        return base instanceof Datatype.Whole whole
                ? new Datatype.Enumeration(whole, values)
                : base;
    }

    private static Datatype block(Cursor in, int version, int size, int depth)
            throws FormatException {
        int rank = in.small(1);
        in.skip(version < 3 ? 3 : 0);
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            shape.add(in.small(4));
        }
        in.skip(version < 3 ? 4L * rank : 0);
        Datatype.Block block = new Datatype.Block(shape, read(in, depth + 1));
        if (bytes(block, in) != size) {
            throw in.error("an array of %d bytes in %d.".formatted(block.size(), size));
        }
        return block;
    }

    private static Datatype complex(Datatype part, int size) {
        if (size != 2 * part.size()) {
            return new Datatype.Other(size, "complex");
        }
        return new Datatype.Compound(
                size,
                List.of(
                        new Datatype.Member("r", 0, part),
                        new Datatype.Member("i", part.size(), part)));
    }
}
