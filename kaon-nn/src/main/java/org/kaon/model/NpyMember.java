package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One tensor as the bytes of a `.npy` file, version 1.0, little-endian, row-major.
///
/// *Source*: NEP 1, "A simple file format for NumPy arrays".
final class NpyMember {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([0-9, ]*)\\),"
                            + " \\}\\s*");

    private NpyMember() {}

    static byte[] write(Tensor tensor) {
        String shape =
                Arrays.stream(tensor.shape().extents())
                        .mapToObj(Long::toString)
                        .collect(Collectors.joining(", "));
        String tuple = tensor.shape().rank() == 1 ? shape + "," : shape;
        String header =
                "{'descr': '"
                        + descriptor(tensor.type().dataType())
                        + "', 'fortran_order': False, 'shape': ("
                        + tuple
                        + "), }";
        int padded = Math.ceilDiv(10 + header.length() + 1, 64) * 64;
        byte[] text =
                (header + " ".repeat(padded - 11 - header.length()) + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1);
        byte[] bytes = new byte[Math.toIntExact(padded + tensor.data().byteSize())];
        System.arraycopy(MAGIC, 0, bytes, 0, 8);
        bytes[8] = (byte) text.length;
        bytes[9] = (byte) (text.length >> 8);
        System.arraycopy(text, 0, bytes, 10, text.length);
        MemorySegment.ofArray(bytes).asSlice(padded).copyFrom(tensor.data());
        return bytes;
    }

    /// *Errors*: anything but what {@link #write} gives.
    static Tensor read(byte[] bytes, String where) {
        if (bytes.length < 10 || Arrays.mismatch(MAGIC, Arrays.copyOf(bytes, 8)) >= 0) {
            throw new ConfigException(where + ": expected a .npy member of version 1.0.");
        }
        int length = Byte.toUnsignedInt(bytes[8]) + 256 * Byte.toUnsignedInt(bytes[9]);
        int start = Math.min(bytes.length, 10 + length);
        String header = new String(bytes, 10, start - 10, StandardCharsets.ISO_8859_1);
        Matcher matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            throw new ConfigException(
                    where + ": expected a row-major .npy header, found " + header.strip() + ".");
        }
        long[] extents =
                Arrays.stream(matcher.group(2).split(","))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .mapToLong(Long::parseLong)
                        .toArray();
        TensorType type = new TensorType(dataType(matcher.group(1), where), Shape.of(extents));
        if (bytes.length - start != type.bytes()) {
            throw new ConfigException(
                    where
                            + ": expected "
                            + type.bytes()
                            + " bytes of "
                            + type
                            + ", found "
                            + (bytes.length - start)
                            + ".");
        }
        Tensor tensor = Tensor.allocate(type, Arena.ofAuto());
        tensor.data().copyFrom(MemorySegment.ofArray(bytes).asSlice(start));
        return tensor;
    }

    private static String descriptor(DataType type) {
        return switch (type) {
            case FLOAT32 -> "<f4";
            case BFLOAT16 ->
                    throw new IllegalArgumentException("npy has no bfloat16: cast to float32");
            case INT32 -> "<i4";
            case INT64 -> "<i8";
            case UINT8 -> "|u1";
            case BOOL -> "|b1";
        };
    }

    private static DataType dataType(String descriptor, String where) {
        return switch (descriptor) {
            case "<f4" -> DataType.FLOAT32;
            case "<i4" -> DataType.INT32;
            case "<i8" -> DataType.INT64;
            case "|u1" -> DataType.UINT8;
            case "|b1" -> DataType.BOOL;
            default ->
                    throw new ConfigException(
                            where + ": elements of type " + descriptor + " are not known.");
        };
    }
}
