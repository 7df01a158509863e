package org.kaon.io.hdf5;

import java.util.Optional;

/// How a data set lies in the file: in one piece, or in chunks of rows that may be compressed.
///
/// @param chunkRows rows in a chunk; 0 stores everything in one piece
/// @param level zlib's level, 1 to 9; empty leaves chunks as they are
/// @param shuffle whether bytes of equal weight are put side by side before compression
public record Storage(long chunkRows, Optional<Integer> level, boolean shuffle) {

    public Storage {
        if (chunkRows < 0 || level.isPresent() && (level.get() < 1 || level.get() > 9)) {
            throw new IllegalArgumentException(
                    "Chunks of %d rows with zlib level %s: expects rows of 0 or more, level 1 to 9."
                            .formatted(chunkRows, level));
        }
        if (chunkRows == 0 && (level.isPresent() || shuffle)) {
            throw new IllegalArgumentException(
                    "A data set in one piece cannot be compressed: give it chunks.");
        }
    }

    /// In one piece.
    public static Storage contiguous() {
        return new Storage(0, Optional.empty(), false);
    }

    /// In chunks of rows, not compressed.
    public static Storage chunked(long rows) {
        return new Storage(rows, Optional.empty(), false);
    }

    /// In chunks of rows, shuffled and compressed by zlib, as h5py's `compression="gzip",
    /// shuffle=True`.
    public static Storage gzip(long rows) {
        return new Storage(rows, Optional.of(4), true);
    }
}
