package org.kaon.io.numpy;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The head of a `.npy` file.
///
/// @param length in bytes; the values follow
record NpyHeader(ElementType element, List<Long> shape, long length) {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int LARGEST = 1 << 16;
    private static final Pattern DESCRIPTION = Pattern.compile("'descr'\\s*:\\s*'([^']+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\s]*)\\)");

    private static final Map<ElementType, String> TYPES =
            new EnumMap<>(
                    Map.ofEntries(
                            Map.entry(ElementType.BOOL, "|b1"),
                            Map.entry(ElementType.INT8, "|i1"),
                            Map.entry(ElementType.UINT8, "|u1"),
                            Map.entry(ElementType.INT16, "<i2"),
                            Map.entry(ElementType.UINT16, "<u2"),
                            Map.entry(ElementType.INT32, "<i4"),
                            Map.entry(ElementType.UINT32, "<u4"),
                            Map.entry(ElementType.INT64, "<i8"),
                            Map.entry(ElementType.UINT64, "<u8"),
                            Map.entry(ElementType.FLOAT32, "<f4"),
                            Map.entry(ElementType.FLOAT64, "<f8")));

    /// NumPy's short name of a type: `<f4`.
    static String description(ElementType element) {
        return TYPES.getOrDefault(element, "");
    }

    static NpyHeader read(FileChannel channel, String name) throws IOException {
        ByteBuffer start = bytes(channel, 0, 12);
        boolean known = start.remaining() >= 10;
        for (int i = 0; known && i < MAGIC.length; i++) {
            known = start.get(i) == MAGIC[i];
        }
        if (!known) {
            throw FormatException.of(name, "", "is no .npy file.");
        }
        int version = start.get(6);
        if (version < 1 || version > 3 || version > 1 && start.remaining() < 12) {
            throw FormatException.at(name, "", 6, "version %d, known: 1 to 3".formatted(version));
        }
        long length = version == 1 ? start.getShort(8) & 0xffff : start.getInt(8) & 0xffff_ffffL;
        int from = version == 1 ? 10 : 12;
        if (length > Math.min(LARGEST, channel.size() - from)) {
            throw FormatException.at(
                    name, "", 8, "a head of %d bytes, where the file ends".formatted(length));
        }
        ByteBuffer text = bytes(channel, from, (int) length);
        return parse(StandardCharsets.UTF_8.decode(text).toString(), name, from + length);
    }

    private static NpyHeader parse(String text, String name, long length) throws FormatException {
        Matcher description = DESCRIPTION.matcher(text);
        Matcher order = ORDER.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!description.find() || !order.find() || !shape.find()) {
            throw FormatException.at(name, "", MAGIC.length, "no type, order and shape in " + text);
        }
        if (order.group(1).equals("True")) {
            throw FormatException.of(
                    name, "", "is in Fortran order. Save it with numpy.ascontiguousarray.");
        }
        String type = description.group(1);
        for (Map.Entry<ElementType, String> known : TYPES.entrySet()) {
            if (known.getValue().equals(type)) {
                return new NpyHeader(known.getKey(), extents(shape.group(1), name), length);
            }
        }
        throw FormatException.of(
                name,
                "",
                "holds values of type %s. Known: %s."
                        .formatted(type, String.join(" ", TYPES.values())));
    }

    private static List<Long> extents(String text, String name) throws FormatException {
        List<Long> extents = new ArrayList<>();
        for (String extent : text.split(",")) {
            if (!extent.isBlank()) {
                try {
                    extents.add(Long.parseLong(extent.strip()));
                } catch (NumberFormatException e) {
                    throw FormatException.of(name, "", "has no sensible shape: (" + text + ").");
                }
            }
        }
        return extents;
    }

    /// How many bytes the values take.
    long bytes(String name) throws FormatException {
        try {
            return shape.stream()
                    .mapToLong(Long::longValue)
                    .reduce(element.bytes(), Math::multiplyExact);
        } catch (ArithmeticException e) {
            throw FormatException.of(name, "", "has no sensible shape: " + shape + ".");
        }
    }

    private static ByteBuffer bytes(FileChannel channel, long at, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, at + bytes.position()) >= 0) {
            // a short read goes on
        }
        return bytes.flip();
    }
}
