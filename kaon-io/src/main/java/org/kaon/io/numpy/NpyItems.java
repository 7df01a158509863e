package org.kaon.io.numpy;

import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Makes columns of items that lie anywhere in some bytes.
///
/// @param bytes with the items, as in the file
record NpyItems(byte[] bytes, Arena arena) {

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);
    private static final ValueLayout.OfShort SHORTS = layout(ValueLayout.JAVA_SHORT_UNALIGNED);
    private static final ValueLayout.OfInt INTS = layout(ValueLayout.JAVA_INT_UNALIGNED);
    private static final ValueLayout.OfLong LONGS = layout(ValueLayout.JAVA_LONG_UNALIGNED);

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    @SuppressWarnings("unchecked") // withOrder gives the layout's own type
    private static <T extends ValueLayout> T layout(T layout) {
        return (T) layout.withOrder(ByteOrder.LITTLE_ENDIAN);
    }

    /// Items that lie side by side from the start.
    Column column(NpyType type, int count) {
        if (type instanceof NpyType.Scalar number
                && !number.big()
                && number.size() == number.element().bytes()) {
            long length = (long) count * number.size();
            MemorySegment data = arena.allocate(length, 64);
            MemorySegment.copy(bytes, 0, data, ValueLayout.JAVA_BYTE, 0, (int) length);
            return new Flat(number.element(), count, data);
        }
        int[] at = new int[count];
        for (int i = 0; i < count; i++) {
            at[i] = i * type.size();
        }
        return column(type, at);
    }

    /// Items that start at the places `at`.
    private Column column(NpyType type, int[] at) {
        return switch (type) {
            case NpyType.Scalar number -> numbers(number, at);
            case NpyType.Complex complex ->
                    new Struct(
                            at.length,
                            List.of("re", "im"),
                            List.of(
                                    numbers(complex.part(), at),
                                    numbers(complex.part(), moved(at, complex.part().size()))));
            case NpyType.Characters characters -> texts(characters, at);
            case NpyType.Raw raw -> raw(raw, at);
            case NpyType.Structure structure -> {
                List<Column> fields = new ArrayList<>();
                for (NpyType.Field field : structure.fields()) {
                    fields.add(column(field.type(), moved(at, field.offset())));
                }
                yield new Struct(
                        at.length,
                        structure.fields().stream().map(NpyType.Field::name).toList(),
                        fields);
            }
            case NpyType.Inner inner -> {
                int count = inner.count();
                int[] all = new int[Math.multiplyExact(at.length, count)];
                for (int i = 0; i < all.length; i++) {
                    all[i] = at[i / count] + i % count * inner.item().size();
                }
                yield new Fixed(at.length, inner.shape(), column(inner.item(), all));
            }
        };
    }

    private static int[] moved(int[] at, int by) {
        int[] moved = at.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += by;
        }
        return moved;
    }

    private Flat numbers(NpyType.Scalar type, int[] at) {
        ElementType element = type.element();
        MemorySegment data = arena.allocate((long) at.length * element.bytes(), 64);
        for (int i = 0; i < at.length; i++) {
            switch (type.size()) {
                case 1 -> data.set(ValueLayout.JAVA_BYTE, i, bytes[at[i]]);
                case 2 -> {
                    short bits = (short) SHORT.get(bytes, at[i]);
                    bits = type.big() ? Short.reverseBytes(bits) : bits;
                    if (element == ElementType.FLOAT32) {
                        int wide = Float.floatToRawIntBits(Float.float16ToFloat(bits));
                        data.set(INTS, 4L * i, wide);
                    } else {
                        data.set(SHORTS, 2L * i, bits);
                    }
                }
                case 4 -> {
                    int bits = (int) INT.get(bytes, at[i]);
                    data.set(INTS, 4L * i, type.big() ? Integer.reverseBytes(bits) : bits);
                }
                default -> {
                    long bits = (long) LONG.get(bytes, at[i]);
                    data.set(LONGS, 8L * i, type.big() ? Long.reverseBytes(bits) : bits);
                }
            }
        }
        return new Flat(element, at.length, data);
    }

    private Text texts(NpyType.Characters type, int[] at) {
        ByteArrayOutputStream words = new ByteArrayOutputStream();
        long[] counts = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            byte[] word = type.wide() ? wide(type, at[i]) : narrow(type, at[i]);
            counts[i] = word.length;
            words.writeBytes(word);
        }
        MemorySegment utf8 = arena.allocate(Math.max(1, words.size()));
        MemorySegment.copy(words.toByteArray(), 0, utf8, ValueLayout.JAVA_BYTE, 0, words.size());
        return new Text(Offsets.ofCounts(arena, counts), utf8);
    }

    // Zeros behind a text are room that it does not use.
    private byte[] narrow(NpyType.Characters type, int at) {
        int end = at + type.size();
        while (end > at && bytes[end - 1] == 0) {
            end--;
        }
        return java.util.Arrays.copyOfRange(bytes, at, end);
    }

    private byte[] wide(NpyType.Characters type, int at) {
        StringBuilder word = new StringBuilder();
        int used = type.size();
        while (used > 0 && (int) INT.get(bytes, at + used - 4) == 0) {
            used -= 4;
        }
        for (int i = 0; i < used; i += 4) {
            int point = (int) INT.get(bytes, at + i);
            point = type.big() ? Integer.reverseBytes(point) : point;
            word.appendCodePoint(Character.isValidCodePoint(point) ? point : 0xfffd);
        }
        return word.toString().getBytes(StandardCharsets.UTF_8);
    }

    private Opaque raw(NpyType.Raw type, int[] at) {
        MemorySegment data = arena.allocate(Math.max(1, (long) at.length * type.size()));
        long[] counts = new long[at.length];
        for (int i = 0; i < at.length; i++) {
            counts[i] = type.size();
            MemorySegment.copy(
                    bytes, at[i], data, ValueLayout.JAVA_BYTE, (long) i * type.size(), type.size());
        }
        return new Opaque(
                Offsets.ofCounts(arena, counts), data, "V" + type.size(), NpyType.Raw.REASON);
    }
}
