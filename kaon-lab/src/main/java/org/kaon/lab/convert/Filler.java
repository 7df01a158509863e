package org.kaon.lab.convert;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The value that takes the place of missing ones.
///
/// @param column for errors
record Filler(String column, String text) {

    /// The value's bytes as a number of that type.
    ///
    /// *Errors*: [FormatException] where the type does not hold it.
    byte[] bytes(ElementType element) throws FormatException {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        try {
            switch (element) {
                case FLOAT32 -> bytes.putFloat(Float.parseFloat(floating()));
                case FLOAT64 -> bytes.putDouble(Double.parseDouble(floating()));
                case BOOL -> bytes.put((byte) flag());
                case INT8, INT16, INT32, INT64 -> bytes.putLong(integer(element, true));
                case UINT8, UINT16, UINT32, UINT64 -> bytes.putLong(integer(element, false));
            }
        } catch (NumberFormatException e) {
            throw FormatException.of(
                    "--missing",
                    column,
                    "holds %1$s, which \"%2$s\" is not; give it a value of its own, as in --missing %3$s=0 --missing %2$s."
                            .formatted(element.numpy(), text, column));
        }
        return bytes.array();
    }

    MemorySegment value(ElementType element) {
        try {
            return MemorySegment.ofArray(bytes(element));
        } catch (FormatException e) {
            throw new IllegalStateException("The type was checked before.", e);
        }
    }

    private String floating() {
        return switch (text) {
            case "nan" -> "NaN";
            case "inf" -> "Infinity";
            case "-inf" -> "-Infinity";
            default -> text;
        };
    }

    private int flag() {
        return switch (text) {
            case "true", "1" -> 1;
            case "false", "0" -> 0;
            default -> throw new NumberFormatException(text);
        };
    }

    private long integer(ElementType element, boolean signed) {
        BigInteger value = new BigInteger(text);
        int bits = 8 * element.bytes();
        boolean fits =
                signed
                        ? value.bitLength() < bits
                        : value.signum() >= 0 && value.bitLength() <= bits;
        if (!fits) {
            throw new NumberFormatException(text);
        }
        return value.longValue();
    }
}
