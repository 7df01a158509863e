package org.kaon.io.column;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Locale;

/// The type of one number in a column: its width in bytes and its NumPy name. Stored little-endian.
public enum ElementType {
    BOOL(1),
    INT8(1),
    UINT8(1),
    INT16(2),
    UINT16(2),
    INT32(4),
    UINT32(4),
    INT64(8),
    UINT64(8),
    FLOAT32(4),
    FLOAT64(8);

    static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /// Width of one value in bytes.
    public int bytes() {
        return bytes;
    }

    /// NumPy's name of the type: `bool`, `int8`, …, `float64`.
    public String numpy() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether values are floating point.
    public boolean floating() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /// The value at `index` of `data` as float64; integers beyond 2⁵³ are rounded, true is 1.
    public double doubleAt(MemorySegment data, long index) {
        return switch (this) {
            case FLOAT32 -> data.get(FLOAT, 4 * index);
            case FLOAT64 -> data.get(DOUBLE, 8 * index);
            case UINT64 -> unsigned(data.get(LONG, 8 * index));
            case BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64 -> longAt(data, index);
        };
    }

    /// The value at `index` of `data` as a 64-bit integer: floats are cut towards zero, uint64
    /// keeps its bits.
    public long longAt(MemorySegment data, long index) {
        return switch (this) {
            case BOOL -> data.get(ValueLayout.JAVA_BYTE, index) == 0 ? 0 : 1;
            case INT8 -> data.get(ValueLayout.JAVA_BYTE, index);
            case UINT8 -> data.get(ValueLayout.JAVA_BYTE, index) & 0xff;
            case INT16 -> data.get(SHORT, 2 * index);
            case UINT16 -> data.get(SHORT, 2 * index) & 0xffff;
            case INT32 -> data.get(INT, 4 * index);
            case UINT32 -> data.get(INT, 4 * index) & 0xffff_ffffL;
            case INT64, UINT64 -> data.get(LONG, 8 * index);
            case FLOAT32 -> (long) data.get(FLOAT, 4 * index);
            case FLOAT64 -> (long) data.get(DOUBLE, 8 * index);
        };
    }

    /// The value at `index` of `data` as float32, rounded once.
    public float floatAt(MemorySegment data, long index) {
        return switch (this) {
            case FLOAT32 -> data.get(FLOAT, 4 * index);
            case INT64 -> data.get(LONG, 8 * index);
            case UINT64 -> unsignedFloat(data.get(LONG, 8 * index));
            case FLOAT64, BOOL, INT8, UINT8, INT16, UINT16, INT32, UINT32 ->
                    (float) doubleAt(data, index);
        };
    }

    // The lowest bit is kept sticky, so the halved value rounds as the whole one would.
    private static double unsigned(long bits) {
        return bits >= 0 ? bits : 2 * (double) (bits >>> 1 | bits & 1);
    }

    private static float unsignedFloat(long bits) {
        return bits >= 0 ? bits : 2 * (float) (bits >>> 1 | bits & 1);
    }
}
