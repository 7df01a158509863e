package org.kaon.io.bytes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Does independent pieces of reading on all threads of the pool that it is called from.
public final class Together {

    /// Something to read; gives how many bytes it came to.
    @FunctionalInterface
    public interface Piece {
        int read() throws IOException;
    }

    private Together() {}

    /// The bytes of all pieces.
    ///
    /// *Errors*: that of a piece.
    public static long sum(List<Piece> pieces) throws IOException {
        try {
            return pieces.parallelStream().mapToLong(Together::read).sum();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long read(Piece piece) {
        try {
            return piece.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
