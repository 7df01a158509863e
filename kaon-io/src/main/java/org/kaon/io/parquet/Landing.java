package org.kaon.io.parquet;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteOrder;

/// What stored values become in a column.
///
/// *Source*: Parquet, `LogicalTypes.md`.
sealed interface Landing {

    ColumnType type();

    /// Numbers.
    record Numbers(ElementType element, Conversion conversion) implements Landing {
        @Override
        public ColumnType type() {
            return new ColumnType.Flat(element);
        }
    }

    /// Decimals of as many bytes as each needs, as the nearest float64.
    record Decimals(int scale) implements Landing {

        // Four times as many bytes as Arrow's widest have.
        static final int LONGEST = 128;

        @Override
        public ColumnType type() {
            return new ColumnType.Flat(ElementType.FLOAT64);
        }

        /// The decimal in the bytes `from` to `to`, the highest first.
        double value(byte[] raw, int from, int to) {
            BigInteger digits = from == to ? BigInteger.ZERO : new BigInteger(raw, from, to - from);
            return new BigDecimal(digits, scale).doubleValue();
        }
    }

    /// Texts in UTF-8.
    record Texts() implements Landing {
        @Override
        public ColumnType type() {
            return new ColumnType.Text();
        }
    }

    /// Bytes whose meaning is the user's.
    record Bytes(String typeName) implements Landing {

        static final String REASON = "is no number and no text";

        @Override
        public ColumnType type() {
            return new ColumnType.Opaque(typeName, REASON);
        }
    }

    /// Turns stored values into numbers.
    @FunctionalInterface
    interface Conversion {
        /// Writes `count` values from the start of `raw` to `target`, from its `index` on.
        void land(byte[] raw, int count, MemorySegment target, long index);
    }

    ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    ValueLayout.OfShort SHORT = ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    static Landing of(ThriftRecord element, ValueType.Physical physical, int width) {
        LogicalType logical = LogicalType.of(element);
        return switch (physical) {
            case BOOLEAN -> same(ElementType.BOOL);
            case FLOAT -> same(ElementType.FLOAT32);
            case DOUBLE -> same(ElementType.FLOAT64);
            case INT96 -> new Numbers(ElementType.INT64, Landing::times);
            case INT32, INT64 -> {
                if (logical instanceof LogicalType.Decimal decimal) {
                    yield decimal(decimal.scale(), width, true);
                }
                yield logical instanceof LogicalType.Whole whole && whole.bits() <= 8 * width
                        ? whole(whole, width)
                        : same(width == 4 ? ElementType.INT32 : ElementType.INT64);
            }
            case BYTE_ARRAY ->
                    switch (logical) {
                        case LogicalType.Words _ -> new Texts();
                        case LogicalType.Decimal decimal -> new Decimals(decimal.scale());
                        case LogicalType.Other other -> new Bytes(other.name());
                        case LogicalType.Whole _, LogicalType.Half _ -> new Bytes("bytes");
                    };
            case FIXED_LEN_BYTE_ARRAY ->
                    switch (logical) {
                        case LogicalType.Decimal decimal -> decimal(decimal.scale(), width, false);
                        case LogicalType.Half _ when width == 2 ->
                                new Numbers(ElementType.FLOAT32, Landing::halves);
                        case LogicalType.Other other -> new Bytes(other.name());
                        case LogicalType.Words _, LogicalType.Whole _, LogicalType.Half _ ->
                                new Bytes("bytes[%d]".formatted(width));
                    };
        };
    }

    private static Landing same(ElementType element) {
        int width = element.bytes();
        return new Numbers(
                element,
                (raw, count, target, index) ->
                        MemorySegment.copy(
                                MemorySegment.ofArray(raw),
                                0,
                                target,
                                index * width,
                                (long) count * width));
    }

    private static Landing whole(LogicalType.Whole whole, int width) {
        ElementType element = whole.element();
        if (element.bytes() == width) {
            return same(element);
        }
        return new Numbers(
                element,
                element.bytes() == 1
                        ? (raw, count, target, index) -> {
                            for (int i = 0; i < count; i++) {
                                target.set(ValueLayout.JAVA_BYTE, index + i, raw[width * i]);
                            }
                        }
                        : (raw, count, target, index) -> {
                            for (int i = 0; i < count; i++) {
                                short value = Words.shortAt(raw, width * i);
                                target.set(SHORT, 2 * (index + i), value);
                            }
                        });
    }

    private static void halves(byte[] raw, int count, MemorySegment target, long index) {
        for (int i = 0; i < count; i++) {
            float value = Float.float16ToFloat(Words.shortAt(raw, 2 * i));
            target.set(FLOAT, 4 * (index + i), value);
        }
    }

    // Nanoseconds of the day, then the Julian day; 1970-01-01 is day 2,440,588.
    private static void times(byte[] raw, int count, MemorySegment target, long index) {
        for (int i = 0; i < count; i++) {
            long nanoseconds = Words.longAt(raw, 12 * i);
            long day = Words.intAt(raw, 12 * i + 8) - 2_440_588L;
            target.set(LONG, 8 * (index + i), day * 86_400_000_000_000L + nanoseconds);
        }
    }

    private static Landing decimal(int scale, int width, boolean little) {
        return new Numbers(
                ElementType.FLOAT64,
                (raw, count, target, index) -> {
                    for (int i = 0; i < count; i++) {
                        BigInteger digits =
                                little
                                        ? BigInteger.valueOf(
                                                width == 4
                                                        ? Words.intAt(raw, 4 * i)
                                                        : Words.longAt(raw, 8 * i))
                                        : new BigInteger(raw, i * width, width);
                        double value = new BigDecimal(digits, scale).doubleValue();
                        target.set(DOUBLE, 8 * (index + i), value);
                    }
                });
    }
}
