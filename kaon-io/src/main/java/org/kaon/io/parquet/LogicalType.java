package org.kaon.io.parquet;

import org.kaon.io.column.ElementType;

/// What the schema says about the meaning of stored values, in its new or its old way.
sealed interface LogicalType {

    /// Text: strings, enumerations, JSON.
    record Words() implements LogicalType {}

    /// A decimal fraction: an integer times 10^-scale.
    record Decimal(int scale) implements LogicalType {}

    /// An integer of `bits` bits.
    record Whole(int bits, boolean signed) implements LogicalType {

        ElementType element() {
            return switch (bits) {
                case 8 -> signed ? ElementType.INT8 : ElementType.UINT8;
                case 16 -> signed ? ElementType.INT16 : ElementType.UINT16;
                case 32 -> signed ? ElementType.INT32 : ElementType.UINT32;
                default -> signed ? ElementType.INT64 : ElementType.UINT64;
            };
        }
    }

    /// A 16-bit float.
    record Half() implements LogicalType {}

    /// Anything else: numbers keep the type in which they are stored.
    record Other(String name) implements LogicalType {}

    static LogicalType of(ThriftRecord element) {
        ThriftRecord logical = element.record(10);
        if (logical.has(1) || logical.has(4) || logical.has(12)) {
            return new Words();
        }
        if (logical.has(5)) {
            return new Decimal(scale(logical.record(5).small(1, 0)));
        }
        if (logical.has(10)) {
            int bits = logical.record(10).small(1, 0);
            boolean known = bits == 8 || bits == 16 || bits == 32 || bits == 64;
            return known
                    ? new Whole(bits, logical.record(10).number(2, 1) == 1)
                    : new Other("integer of %d bits".formatted(bits));
        }
        if (logical.has(15)) {
            return new Half();
        }
        if (logical.has(14)) {
            return new Other("uuid");
        }
        return old(element);
    }

    private static LogicalType old(ThriftRecord element) {
        int converted = element.small(6, -1);
        return switch (converted) {
            case 0, 4, 19 -> new Words();
            case 5 -> new Decimal(scale(element.small(7, 0)));
            case 11, 12, 13, 14 -> new Whole(8 << converted - 11, false);
            case 15, 16, 17, 18 -> new Whole(8 << converted - 15, true);
            case 20 -> new Other("bson");
            case 21 -> new Other("interval");
            default -> new Other("bytes");
        };
    }

    // No decimal has more digits than 10^9; a damaged scale must not cost time.
    private static int scale(int scale) {
        return Math.clamp(scale, -1000, 1000);
    }
}
