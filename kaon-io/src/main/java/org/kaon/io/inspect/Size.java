package org.kaon.io.inspect;

import java.util.OptionalLong;

/// How much room a column takes, as far as the format knows.
///
/// @param packed bytes in the file
/// @param unpacked bytes after decompression
/// @param pieces baskets, pages or chunks that it lies in
public record Size(OptionalLong packed, OptionalLong unpacked, OptionalLong pieces) {

    /// Of a format that does not know.
    public static final Size UNKNOWN =
            new Size(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

    public static Size of(long packed, long unpacked, long pieces) {
        return new Size(
                OptionalLong.of(packed), OptionalLong.of(unpacked), OptionalLong.of(pieces));
    }
}
