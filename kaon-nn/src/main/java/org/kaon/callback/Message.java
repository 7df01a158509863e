package org.kaon.callback;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A protocol-buffer message, written field by field.
///
/// *Format*: key `number·8 + wire type`, then a varint (0), eight bytes (1), length and bytes (2)
/// or four bytes (5).
final class Message {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    Message integer(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    Message number(int field, double value) {
        varint((long) field << 3 | 1);
        bytes.writeBytes(little(8).putDouble(value).array());
        return this;
    }

    Message single(int field, float value) {
        varint((long) field << 3 | 5);
        bytes.writeBytes(little(4).putFloat(value).array());
        return this;
    }

    Message bytes(int field, byte[] value) {
        varint((long) field << 3 | 2);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Message value) {
        return bytes(field, value.toBytes());
    }

    /// Packed doubles.
    Message numbers(int field, double[] values) {
        byte[] packed = new byte[8 * values.length];
        ByteBuffer buffer = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            buffer.putDouble(value);
        }
        return bytes(field, packed);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
