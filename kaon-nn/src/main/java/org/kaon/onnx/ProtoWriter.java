package org.kaon.onnx;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/// Writes a protocol buffer message field by field.
///
/// *Source*: the wire format of protocol buffers: varints, length-delimited and 32-bit fields.
final class ProtoWriter {

    private static final int LENGTH = 2;
    private static final int FIXED32 = 5;
    private static final int CHUNK = 1 << 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ProtoWriter number(int field, long value) {
        return varint((long) field << 3).varint(value);
    }

    ProtoWriter real(int field, float value) {
        return varint((long) field << 3 | FIXED32).fixed(value);
    }

    ProtoWriter text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    ProtoWriter message(int field, ProtoWriter message) {
        return bytes(field, message.bytes.toByteArray());
    }

    ProtoWriter bytes(int field, byte[] value) {
        varint((long) field << 3 | LENGTH).varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    ProtoWriter bytes(int field, MemorySegment value) {
        varint((long) field << 3 | LENGTH).varint(value.byteSize());
        byte[] chunk = new byte[CHUNK];
        for (long done = 0; done < value.byteSize(); done += CHUNK) {
            int count = Math.toIntExact(Math.min(CHUNK, value.byteSize() - done));
            MemorySegment.copy(value, ValueLayout.JAVA_BYTE, done, chunk, 0, count);
            bytes.write(chunk, 0, count);
        }
        return this;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }

    private ProtoWriter fixed(float value) {
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < 32; shift += 8) {
            bytes.write(bits >>> shift);
        }
        return this;
    }

    private ProtoWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }
}
