package org.kaon.io.image;

import java.util.List;

/// The size of a picture.
///
/// @param channels 1 for grey, 3 for red, green, blue
record Frame(int height, int width, int channels) {

    /// Most values in one picture, whatever its head claims.
    private static final long LARGEST = 1 << 26;

    /// Values in one picture.
    int size() {
        return Math.toIntExact((long) height * width * channels);
    }

    /// Whether one picture of that size may be held in memory.
    static boolean sensible(long height, long width, long channels) {
        return height > 0
                && width > 0
                && channels > 0
                && height <= LARGEST
                && width <= LARGEST
                && height * width <= LARGEST / channels;
    }

    List<Integer> shape() {
        return List.of(height, width, channels);
    }

    @Override
    public String toString() {
        return "%d × %d × %d".formatted(height, width, channels);
    }
}
