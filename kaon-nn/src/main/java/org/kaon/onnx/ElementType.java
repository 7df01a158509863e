package org.kaon.onnx;

import org.kaon.tensor.DataType;

import java.util.Optional;

/// ONNX's element types by number, and what Kaon computes with instead: doubles and half floats
/// become float32, small integers int32, unsigned ones int64.
enum ElementType {
    FLOAT(1, 4, DataType.FLOAT32),
    UINT8(2, 1, DataType.UINT8),
    INT8(3, 1, DataType.INT32),
    UINT16(4, 2, DataType.INT32),
    INT16(5, 2, DataType.INT32),
    INT32(6, 4, DataType.INT32),
    INT64(7, 8, DataType.INT64),
    BOOL(9, 1, DataType.BOOL),
    FLOAT16(10, 2, DataType.FLOAT32),
    DOUBLE(11, 8, DataType.FLOAT32),
    UINT32(12, 4, DataType.INT64),
    UINT64(13, 8, DataType.INT64),
    BFLOAT16(16, 2, DataType.BFLOAT16);

    private final int number;
    private final int bytes;
    private final DataType kaon;

    ElementType(int number, int bytes, DataType kaon) {
        this.number = number;
        this.bytes = bytes;
        this.kaon = kaon;
    }

    int number() {
        return number;
    }

    /// Bytes of one element in a file.
    int bytes() {
        return bytes;
    }

    /// What Kaon computes with.
    DataType kaon() {
        return kaon;
    }

    static Optional<ElementType> of(long number) {
        for (ElementType type : values()) {
            if (type.number == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    static ElementType of(DataType type) {
        return switch (type) {
            case FLOAT32 -> FLOAT;
            case BFLOAT16 -> BFLOAT16;
            case INT32 -> INT32;
            case INT64 -> INT64;
            case UINT8 -> UINT8;
            case BOOL -> BOOL;
        };
    }
}
