package org.kaon.tensor;

/// The type of a tensor's elements; elements are little-endian and without padding.
public enum DataType {
    FLOAT32(4),
    /// The upper half of a float32: its range, with 8 significant bits.
    BFLOAT16(2),
    INT32(4),
    INT64(8),
    UINT8(1),
    /// One byte an element, 0 or 1.
    BOOL(1);

    private final int bytes;

    DataType(int bytes) {
        this.bytes = bytes;
    }

    /// Bytes of one element.
    public int bytes() {
        return bytes;
    }

    public boolean isFloating() {
        return this == FLOAT32 || this == BFLOAT16;
    }

    public boolean isInteger() {
        return this == INT32 || this == INT64 || this == UINT8;
    }

    /// The name that NumPy gives to this type; for bfloat16, the one that its extension `ml_dtypes`
    /// gives.
    public String numpyName() {
        return switch (this) {
            case FLOAT32 -> "float32";
            case BFLOAT16 -> "bfloat16";
            case INT32 -> "int32";
            case INT64 -> "int64";
            case UINT8 -> "uint8";
            case BOOL -> "bool";
        };
    }
}
