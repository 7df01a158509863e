package org.kaon.io.numpy;

import org.kaon.io.column.ElementType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The head of a new `.npy` file, of format version 1.0.
///
/// *Source*: NumPy `lib/format.py`.
final class NpyHeader {

    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

    private static final int ALIGNMENT = 64;

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

    private NpyHeader() {}

    /// What stands before the values.
    ///
    /// @param least bytes that it has, for a head that is written over a longer one
    static byte[] of(ElementType element, List<Long> extents, int least) {
        String shape = extents.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String comma = extents.size() == 1 ? "," : "";
        String text =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s%s), }"
                        .formatted(TYPES.getOrDefault(element, ""), shape, comma);
        int start = MAGIC.length + 4;
        int needed = (start + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        int length = Math.max(needed, least);
        String padded = text + " ".repeat(length - start - text.length() - 1) + "\n";
        ByteBuffer head = ByteBuffer.allocate(length);
        head.put(MAGIC).put((byte) 1).put((byte) 0);
        head.put((byte) padded.length()).put((byte) (padded.length() >>> 8));
        head.put(padded.getBytes(StandardCharsets.US_ASCII));
        return head.array();
    }
}
