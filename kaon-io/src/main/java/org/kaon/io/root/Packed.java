package org.kaon.io.root;

import org.kaon.io.bytes.Spares;
import org.kaon.io.column.FormatException;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/// The content of a record: plain, or in compressed blocks one after the other.
///
/// *Source*: ROOT `core/zip/src/RZip.cxx`. A block starts with 9 bytes: two letters, a method, and
/// two 3-byte little-endian sizes, packed and unpacked.
final class Packed {

    private static final int HEAD = 9;

    private Packed() {}

    /// The content, `size` bytes after decompression.
    ///
    /// @param from the record's bytes behind its head
    static byte[] unpack(byte[] from, int size, Place place) throws FormatException {
        if (size <= from.length) {
            return size == from.length ? from : Arrays.copyOf(from, size);
        }
        return unpack(from, from.length, size, place, Spares.none());
    }

    /// The content of compressed blocks, `size` bytes, in an array of `spares` that may be longer.
    ///
    /// @param end where the blocks end
    static byte[] unpack(byte[] from, int end, int size, Place place, Spares spares)
            throws FormatException {
        byte[] to = new byte[0];
        int at = 0;
        int done = 0;
        while (done < size) {
            if (end - at < HEAD) {
                throw place.error(
                        at, "a compressed record ends after %d of %d bytes".formatted(done, size));
            }
            Codec codec = codec(from, at, place);
            int packed = size3(from, at + 3);
            int room = size3(from, at + 6);
            if (packed > end - at - HEAD || room > size - done || room == 0) {
                throw place.error(
                        at,
                        "a %s block of %d bytes that unpacks to %d, where %d and %d are left"
                                .formatted(codec, packed, room, end - at - HEAD, size - done));
            }
            to = grown(to, done, room, size, spares);
            try {
                codec.fill(from, at + HEAD, packed, to, done, room);
            } catch (DataFormatException e) {
                throw place.error(at, "a damaged %s block: %s".formatted(codec, e.getMessage()));
            }
            at += HEAD + packed;
            done += room;
        }
        return to;
    }

    // Grows with what was really unpacked, since the size in the file may be wrong.
    private static byte[] grown(byte[] to, int done, int room, int size, Spares spares) {
        if (done + room <= to.length) {
            return to;
        }
        long wanted = Math.max(done + (long) room, 2L * done);
        byte[] larger = spares.take((int) Math.min(wanted, size));
        System.arraycopy(to, 0, larger, 0, done);
        spares.give(to);
        return larger;
    }

    private static Codec codec(byte[] from, int at, Place place) throws FormatException {
        String letters = "" + (char) (from[at] & 0xff) + (char) (from[at + 1] & 0xff);
        return switch (letters) {
            case "ZL" -> Codec.ZL;
            case "CS" -> Codec.CS;
            case "L4" -> Codec.L4;
            case "ZS" -> Codec.ZS;
            case "XZ" -> Codec.XZ;
            default ->
                    throw place.error(
                            at,
                            "no known compression (found bytes %02x %02x, known: ZL CS L4 ZS XZ)"
                                    .formatted(from[at], from[at + 1]));
        };
    }

    private static int size3(byte[] from, int at) {
        return from[at] & 0xff | (from[at + 1] & 0xff) << 8 | (from[at + 2] & 0xff) << 16;
    }
}
