package org.kaon.data;

import java.util.random.RandomGenerator;

/// Draws rows at random from a window of slots that a source keeps full.
///
/// The window fills first; then each draw takes a random slot, and the next row of the source takes
/// its place; at the end the last slot does. In memory a slot holds a row's number, over a stream
/// it holds the row: the draws are the same.
final class Picker {

    private final RandomGenerator random;
    private int filled;

    Picker(RandomGenerator random) {
        this.random = random;
    }

    int filled() {
        return filled;
    }

    /// Says that one more slot holds a row.
    void grow() {
        filled++;
    }

    /// The slot to take next.
    int draw() {
        return random.nextInt(filled);
    }

    /// Says that the source has ended: the last slot moves into the one that was drawn.
    ///
    /// @return the slot that moves
    int shrink() {
        return --filled;
    }
}
