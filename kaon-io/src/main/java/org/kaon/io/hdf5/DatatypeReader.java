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
            case 5 -> opaque(in.bytes(bits & 0xff), size);
            case 6 -> compound(in, version, bits & 0xffff, size, depth);
            case 7 -> new Datatype.Other(size, "reference");
            case 8 -> enumeration(in, version, bits & 0xffff, depth);
            case 9 -> {
                Datatype content = read(in, depth + 1);
                if (size != 8 + in.input().offsetBytes()) {
                    throw in.error("a list whose place takes %d bytes.".formatted(size));
                }
                yield (bits & 15) == 1
                        ? new Datatype.VariableText((bits >> 8 & 15) == 1, size)
                        : new Datatype.Sequence(content, size);
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
        boolean signed = (bits & 8) != 0;
        boolean bigEndian = (bits & 1) != 0;
        if (firstBit == 0 && precision == 8L * size && power(size)) {
            return new Datatype.Whole(size, signed, bigEndian);
        }
        boolean sensible = precision > 0 && size <= 8 && firstBit <= 8 * size - precision;
        return sensible
                ? new Datatype.Narrow(size, signed, bigEndian, firstBit, precision)
                : new Datatype.Other(size, "integer of unusual width");
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

    /// What h5py keeps of NumPy's times, durations and bytes; all else stays bytes.
    private static Datatype opaque(byte[] tag, int size) {
        String name = new String(tag, java.nio.charset.StandardCharsets.UTF_8).trim();
        if (size == 8 && name.matches("NUMPY:[<|][Mm]8.*\\x00*")) {
            return new Datatype.Whole(8, true, false);
        }
        return name.matches("NUMPY:\\|S\\d+\\x00*")
                ? new Datatype.FixedText(size, Datatype.Padding.NULL_PADDED, false)
                : new Datatype.Other(size, "opaque");
    }

    private static Datatype real(Cursor in, int bits, int size) throws FormatException {
        boolean bigEndian = (bits & 1) != 0;
        int sign = bits >> 8 & 0xff;
        Cursor fields = in.part(12);
        if (power(size) && size > 1) {
            Bytes expected = new Bytes();
            DatatypeWriter.write(new Datatype.Real(size, bigEndian), expected);
            byte[] found = fields.from(0).bytes(12);
            byte[] wanted = java.util.Arrays.copyOfRange(expected.toArray(), 8, 20);
            // Bits 4-5: the implied leading bit; bit 6: VAX order.
            if (java.util.Arrays.equals(found, wanted)
                    && (bits >> 4 & 7) == 2
                    && sign == 8 * size - 1) {
                return new Datatype.Real(size, bigEndian);
            }
        }
        fields.skip(4);
        Datatype.Form form =
                new Datatype.Form(
                        sign,
                        fields.small(1),
                        fields.small(1),
                        fields.small(1),
                        fields.small(1),
                        (bits >> 4 & 3) == 2,
                        fields.number(4));
        // Bits 4-5: 0 and 1 say that the leading bit is there; bit 6: VAX order.
        boolean known = (bits >> 4 & 7) <= 2;
        return known && sensible(form, 8 * size)
                ? new Datatype.OddReal(size, bigEndian, form)
                : new Datatype.Other(size, "float of unusual form");
    }

    private static boolean sensible(Datatype.Form form, int bits) {
        return form.sign() < bits
                && form.exponentBits() > 0
                && form.exponentBits() < 32
                && form.exponentAt() + form.exponentBits() <= bits
                && form.mantissaBits() > 0
                && form.mantissaAt() + form.mantissaBits() <= bits;
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
