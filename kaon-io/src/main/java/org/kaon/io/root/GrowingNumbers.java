package org.kaon.io.root;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Numbers, little-endian.
final class GrowingNumbers implements Growing {

    private static final int ALIGNMENT = 64;
    private static final int LARGEST = Integer.MAX_VALUE - 64;
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final ElementType element;
    private byte[] bytes = new byte[64];
    private int used;

    GrowingNumbers(ElementType element) {
        this.element = element;
    }

    /// Adds `count` big-endian values.
    void read(Cursor in, int count) throws FormatException {
        long wanted = (long) count * element.bytes();
        in.need(wanted);
        MemorySegment to = MemorySegment.ofArray(room((int) wanted));
        int at = used - (int) wanted;
        MemorySegment from = MemorySegment.ofArray(in.bytes());
        int start = in.take((int) wanted);
        BigEndian.copy(from, start, element, to, at, count);
    }

    void add(float value) {
        MemorySegment.ofArray(room(Float.BYTES)).set(FLOAT, used - Float.BYTES, value);
    }

    void add(double value) {
        MemorySegment.ofArray(room(Double.BYTES)).set(DOUBLE, used - Double.BYTES, value);
    }

    void add(int value) {
        MemorySegment.ofArray(room(Integer.BYTES)).set(INT, used - Integer.BYTES, value);
    }

    /// The value at `index`, an integer.
    long at(long index) {
        return element.longAt(MemorySegment.ofArray(bytes), index);
    }

    private byte[] room(int wanted) {
        if (wanted > bytes.length - used) {
            bytes = Arrays.copyOf(bytes, Math.max(sum(used, wanted), grown(used)));
        }
        used += wanted;
        return bytes;
    }

    /// Twice as much, as far as arrays go.
    static int grown(int length) {
        return (int) Math.min(2L * length, LARGEST);
    }

    /// The sum of two lengths.
    ///
    /// *Errors*: [ArithmeticException] where no array is that long.
    static int sum(int used, int wanted) {
        if ((long) used + wanted > LARGEST) {
            throw new ArithmeticException("more bytes than an array holds");
        }
        return used + wanted;
    }

    @Override
    public long length() {
        return used / element.bytes();
    }

    @Override
    public void blank() {
        room(element.bytes());
        Arrays.fill(bytes, used - element.bytes(), used, (byte) 0);
    }

    @Override
    public Flat column(SegmentAllocator memory) {
        MemorySegment data = memory.allocate(used, ALIGNMENT);
        MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, 0, used);
        return new Flat(element, length(), data);
    }
}
