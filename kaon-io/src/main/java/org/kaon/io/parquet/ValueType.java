package org.kaon.io.parquet;

import java.util.Optional;

/// How values are stored, and what they become.
///
/// @param width bytes of a value, 0 where each says its own length
record ValueType(Physical physical, int width, Landing landing) {

    private static final int WIDEST = 1 << 20;

    /// What a value is in the file, by the number of `parquet.thrift`.
    enum Physical {
        BOOLEAN(1),
        INT32(4),
        INT64(8),
        INT96(12),
        FLOAT(4),
        DOUBLE(8),
        BYTE_ARRAY(0),
        FIXED_LEN_BYTE_ARRAY(0);

        private final int width;

        Physical(int width) {
            this.width = width;
        }
    }

    /// The type of a leaf, empty where the file names none that there is.
    static Optional<ValueType> of(ThriftRecord element) {
        int number = element.small(1, -1);
        if (number < 0 || number >= Physical.values().length) {
            return Optional.empty();
        }
        Physical physical = Physical.values()[number];
        boolean fixed = physical == Physical.FIXED_LEN_BYTE_ARRAY;
        int width = fixed ? element.small(2, -1) : physical.width;
        if (width < 0 || width > WIDEST || fixed && width == 0) {
            return Optional.empty();
        }
        return Optional.of(new ValueType(physical, width, Landing.of(element, physical, width)));
    }
}
