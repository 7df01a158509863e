package org.kaon.engine.cpu.kernel;

/// The type of the elements that a {@link Chain} loads or stores; inside a chain all is float32.
public enum Element {
    FLOAT32(4),
    /// The upper half of a float32; stored by rounding to the nearest, NaN kept.
    BFLOAT16(2),
    /// Stored by truncation towards zero, saturating; NaN becomes 0.
    INT32(4),
    /// One byte: UINT8, or BOOL as 0 and 1. Stored as the low byte of the truncated value.
    BYTE(1);

    private final int bytes;

    Element(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }
}
