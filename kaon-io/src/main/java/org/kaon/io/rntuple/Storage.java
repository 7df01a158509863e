package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;
import org.kaon.io.root.Container;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The bytes of one ntuple: envelopes and pages, checked and decompressed.
///
/// @param path of the ntuple in its file
record Storage(Container container, String path) {

    /// Largest envelope or page, decompressed: an array must hold it.
    private static final long LARGEST = 1L << 30;

    // No codec makes more of a byte: zstd's blocks of one repeated byte come to 32,768.
    private static final long EXPANSION = 40_000;

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// An envelope: its payload, and its checksum, by which others refer to it.
    record Envelope(Input in, long checksum) {}

    Origin origin(String part, long offset) {
        return new Origin(container.file().name(), path, part, offset);
    }

    /// *Source*: specification, "Envelopes".
    ///
    /// @param type 1 header, 2 footer, 3 page list
    /// @param length after decompression
    Envelope envelope(String part, int type, Locator place, long length) throws IOException {
        Origin origin = origin(part, place.offset());
        if (length < 16) {
            throw origin.error("an envelope of %d bytes".formatted(length));
        }
        byte[] stored = read(place, length, origin);
        byte[] bytes = container.unpack(stored, (int) length, path, place.offset());
        long checksum = (long) LONG.get(bytes, bytes.length - 8);
        if (Xxh3.hash(bytes, 0, bytes.length - 8) != checksum) {
            throw origin.error("the checksum differs: the file is damaged");
        }
        Input in = new Input(bytes, 0, bytes.length - 8, origin);
        long head = in.i8();
        if ((head & 0xffff) != type || head >>> 16 != length) {
            throw origin.error(
                    "an envelope of type %d and %d bytes, expected type %d and %d bytes"
                            .formatted(head & 0xffff, head >>> 16, type, length));
        }
        return new Envelope(in, checksum);
    }

    /// A page of `length` bytes after decompression, of which a checksum may follow.
    ///
    /// *Source*: specification, "Page Locations".
    byte[] page(Locator place, boolean checked, long length, String field) throws IOException {
        String object = path + "/" + field;
        Origin origin = new Origin(container.file().name(), object, "page", place.offset());
        byte[] stored = read(place, length, origin);
        // By itself, so that the page need not be copied to be without it.
        if (checked) {
            byte[] checksum = container.read(place.offset() + stored.length, Long.BYTES, object);
            if (Xxh3.hash(stored, 0, stored.length) != (long) LONG.get(checksum, 0)) {
                throw origin.error("the checksum differs: the file is damaged");
            }
        }
        return container.unpack(stored, (int) length, object, place.offset());
    }

    private byte[] read(Locator place, long length, Origin origin) throws IOException {
        if (place.size() < 0 || length > LARGEST || place.size() > length) {
            throw origin.error(
                    "%d bytes that unpack to %d (at most %d are read at once)"
                            .formatted(place.size(), length, LARGEST));
        }
        requirePossible(place.size(), length, origin);
        return container.read(place.offset(), (int) place.size(), origin.object());
    }

    private static void requirePossible(long size, long length, Origin origin)
            throws FormatException {
        if (length / EXPANSION > size) {
            throw origin.error(
                    "%d bytes cannot unpack to %d: a damaged size".formatted(size, length));
        }
    }
}
