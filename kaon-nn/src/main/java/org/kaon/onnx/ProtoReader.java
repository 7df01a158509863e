package org.kaon.onnx;

import org.kaon.io.column.FormatException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Reads the fields of a protocol buffer message in their order. Every length is checked against
/// the bytes that are there, so that no number in the file decides how much memory is taken.
///
/// *Source*: the wire format of protocol buffers.
final class ProtoReader {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final MemorySegment bytes;
    private final long start;
    private long at;
    private int kind;

    /// `start`: where these bytes begin in the file.
    ProtoReader(String file, MemorySegment bytes, long start) {
        this.file = file;
        this.bytes = bytes;
        this.start = start;
    }

    /// The number of the next field, 0 at the end.
    int next() throws FormatException {
        if (at >= bytes.byteSize()) {
            return 0;
        }
        long key = varint();
        kind = (int) (key & 7);
        long field = key >>> 3;
        if (field < 1 || field >= 1 << 29) {
            throw damaged("a field of number " + field);
        }
        return (int) field;
    }

    long number() throws FormatException {
        require(kind == 0, "a number");
        return varint();
    }

    float real() throws FormatException {
        require(kind == 5, "a 32-bit number");
        return Float.intBitsToFloat(fixed32());
    }

    String text() throws FormatException {
        return new String(segment().toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }

    ProtoReader message() throws FormatException {
        MemorySegment inner = segment();
        return new ProtoReader(file, inner, start + at - inner.byteSize());
    }

    /// The bytes of a field, on the same memory.
    MemorySegment segment() throws FormatException {
        require(kind == 2, "bytes");
        long length = varint();
        if (length < 0 || length > bytes.byteSize() - at) {
            throw damaged("a field of " + length + " bytes where fewer are left");
        }
        at += length;
        return bytes.asSlice(at - length, length);
    }

    /// A number of a repeated field, and those packed with it.
    void numbers(LongSink sink) throws FormatException {
        if (kind == 2) {
            ProtoReader packed = message();
            while (packed.at < packed.bytes.byteSize()) {
                sink.add(packed.varint());
            }
        } else {
            sink.add(number());
        }
    }

    /// A 32-bit number of a repeated field, and those packed with it, as bits.
    void fixed32s(LongSink sink) throws FormatException {
        if (kind == 2) {
            ProtoReader packed = message();
            while (packed.at < packed.bytes.byteSize()) {
                sink.add(packed.fixed32());
            }
        } else {
            require(kind == 5, "a 32-bit number");
            sink.add(fixed32());
        }
    }

    /// Where the numbers of a repeated field go.
    interface LongSink {
        void add(long value) throws FormatException;
    }

    /// Passes over the field.
    void skip() throws FormatException {
        switch (kind) {
            case 0 -> varint();
            case 1 -> forward(8);
            case 2 -> segment();
            case 5 -> forward(4);
            default -> throw damaged("a field of kind " + kind);
        }
    }

    FormatException damaged(String found) {
        return FormatException.at(
                file,
                "",
                start + at,
                "expected a field of an ONNX model, found "
                        + found
                        + ". The file is damaged or of another format.");
    }

    private int fixed32() throws FormatException {
        forward(4);
        return bytes.get(INT, at - 4);
    }

    private void forward(long count) throws FormatException {
        if (count > bytes.byteSize() - at) {
            throw damaged("the end");
        }
        at += count;
    }

    private long varint() throws FormatException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            forward(1);
            byte next = bytes.get(ValueLayout.JAVA_BYTE, at - 1);
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw damaged("a number of more than ten bytes");
    }

    private void require(boolean fits, String wanted) throws FormatException {
        if (!fits) {
            throw damaged("a field of kind " + kind + " in place of " + wanted);
        }
    }
}
