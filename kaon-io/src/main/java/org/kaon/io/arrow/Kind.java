package org.kaon.io.arrow;

import org.kaon.io.column.ElementType;

/// What the values of a field are, by which their buffers are laid out.
sealed interface Kind {

    /// Nothing but missing values.
    record Nothing() implements Kind {}

    /// Numbers, also dates and times in the file's unit.
    record Plain(ElementType element) implements Kind {}

    /// One bit each.
    record Bits() implements Kind {}

    /// 16-bit floating-point numbers.
    record Half() implements Kind {}

    /// Integers of `bytes` bytes times 10 to the power of −`scale`.
    record Decimal(int scale, int bytes) implements Kind {}

    /// Bytes of any length.
    ///
    /// @param text whether they are UTF-8
    /// @param wide whether offsets have 64 bits
    record Bytes(boolean text, boolean wide) implements Kind {}

    /// Bytes of any length in pieces: views.
    record Views(boolean text) implements Kind {}

    /// Bytes of one length that are not understood.
    record FixedBytes(int width, String name) implements Kind {}

    /// Lists, and maps, which are lists of pairs.
    record Lists(boolean wide) implements Kind {}

    /// Lists of one length.
    record FixedLists(int size) implements Kind {}

    /// Structures.
    record Structure() implements Kind {}

    /// What is passed over.
    ///
    /// @param buffers how many there are
    record Unknown(String name, int buffers) implements Kind {}
}
