package org.kaon.io.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A datatype as the bytes of its message.
///
/// *Source*: specification, IV.A.2.d "The Datatype Message".
final class DatatypeWriter {

    private DatatypeWriter() {}

    static void write(Datatype type, Bytes out) {
        switch (type) {
            case Datatype.Whole whole -> {
                head(out, 1, 0, (whole.bigEndian() ? 1 : 0) | (whole.signed() ? 8 : 0), type);
                out.put(2, 0).put(2, 8L * whole.size());
            }
            case Datatype.Bits bits -> {
                head(out, 1, 4, bits.bigEndian() ? 1 : 0, type);
                out.put(2, 0).put(2, 8L * bits.size());
            }
            case Datatype.Real real -> real(real, out);
            case Datatype.FixedText text ->
                    head(out, 1, 3, text.padding().code() | (text.utf8() ? 16 : 0), type);
            case Datatype.VariableText text -> {
                // A text is a list of bytes; these are what the C library writes as its base.
                head(out, 1, 9, 1 | (text.utf8() ? 256 : 0), type);
                write(new Datatype.Whole(1, false, false), out);
            }
            case Datatype.Sequence sequence -> {
                head(out, 1, 9, 0, type);
                write(sequence.content(), out);
            }
            case Datatype.Enumeration names -> enumeration(names, out);
            case Datatype.Compound compound -> compound(compound, out);
            case Datatype.Block block -> {
                head(out, 3, 10, 0, type);
                out.put(1, block.shape().size());
                block.shape().forEach(extent -> out.put(4, extent));
                write(block.content(), out);
            }
            case Datatype.Narrow _, Datatype.OddReal _ ->
                    throw new IllegalArgumentException("Cannot write the type " + type);
            case Datatype.Other other ->
                    throw new IllegalArgumentException("Cannot write the type " + other.name());
        }
    }

    private static void head(Bytes out, int version, int kind, int flags, Datatype type) {
        out.put(1, version << 4 | kind).put(3, flags).put(4, type.size());
    }

    /// Sign, exponent and mantissa of IEEE 754.
    private static void real(Datatype.Real real, Bytes out) {
        int bits = 8 * real.size();
        int exponent = real.size() == 2 ? 5 : real.size() == 4 ? 8 : 11;
        int mantissa = bits - 1 - exponent;
        // The leading bit of the mantissa is implied; the sign is the highest bit.
        head(out, 1, 1, (real.bigEndian() ? 1 : 0) | 2 << 4 | (bits - 1) << 8, real);
        out.put(2, 0).put(2, bits);
        out.put(1, mantissa).put(1, exponent).put(1, 0).put(1, mantissa);
        out.put(4, (1L << (exponent - 1)) - 1);
    }

    private static void enumeration(Datatype.Enumeration names, Bytes out) {
        head(out, 3, 8, names.values().size(), names);
        write(names.whole(), out);
        for (String name : names.values().keySet()) {
            out.put(name.getBytes(StandardCharsets.UTF_8)).put(1, 0);
        }
        for (Map.Entry<String, Long> value : names.values().entrySet()) {
            int width = names.size();
            out.put(
                    width,
                    names.whole().bigEndian()
                            ? Long.reverseBytes(value.getValue()) >>> 64 - 8 * width
                            : value.getValue());
        }
    }

    private static void compound(Datatype.Compound compound, Bytes out) {
        head(out, 3, 6, compound.members().size(), compound);
        int width = offsetWidth(compound.size());
        for (Datatype.Member member : compound.members()) {
            out.put(member.name().getBytes(StandardCharsets.UTF_8)).put(1, 0);
            out.put(width, member.offset());
            write(member.type(), out);
        }
    }

    /// The fewest bytes that hold an offset into a compound.
    static int offsetWidth(int size) {
        return size < 1 << 8 ? 1 : size < 1 << 16 ? 2 : size < 1 << 24 ? 3 : 4;
    }
}
