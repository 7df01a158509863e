package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;

/// Where some bytes lie in the file.
///
/// *Source*: specification, "Locators and Envelope Links".
record Locator(long offset, long size) {

    /// Bytes of the shortest locator.
    static final int LEAST = 12;

    private static final int LARGE = 1;

    static Locator read(Input in) throws FormatException {
        int size = in.i4();
        if (size >= 0) {
            return new Locator(in.i8(), size);
        }
        // Negative: a frame of its own, whose type is in the top bits of the absolute value.
        int head = -size;
        int length = head & 0xffff;
        int type = head >>> 24 & 0x7f;
        if (type != LARGE || length < 20) {
            throw in.error("a locator of type %#x, which is not known".formatted(type));
        }
        Locator large = new Locator(0, in.i8());
        large = new Locator(in.i8(), large.size);
        in.skip(length - 20L);
        return large;
    }
}
