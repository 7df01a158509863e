package org.kaon.io.hdf5;

import io.airlift.compress.v3.zstd.ZstdDecompressor;

import org.kaon.io.bytes.Inflation;
import org.kaon.io.bytes.Planes;
import org.kaon.io.column.FormatException;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Undoes one filter on one chunk.
final class FilterDecoder {

    private FilterDecoder() {}

    /// Whether the filter can be undone.
    static boolean known(Filter filter) {
        return switch (filter.id()) {
            case 1, 2, 3, 5, 6, 32000, 32001, 32004, 32008, 32015 -> true;
            default -> false;
        };
    }

    /// The bytes before the filter.
    ///
    /// @param most bytes of the chunk as read: no filter gives many more
    /// @param where the chunk, for messages
    static byte[] decode(Filter filter, byte[] stored, int most, Cursor where)
            throws FormatException {
        try {
            return switch (filter.id()) {
                case 1 -> inflate(stored, most);
                case 2 -> unshuffle(stored, filter.value(0));
                case 3 -> fletcher(stored);
                case 5 -> Nbit.decode(filter, stored, most);
                case 6 -> ScaleOffset.decode(filter, stored);
                case 32000 -> Lzf.decode(stored, most);
                case 32001 -> Blosc.decode(stored, most);
                case 32004 -> Lz4Blocks.decode(stored, most);
                case 32008 -> Bitshuffle.decode(filter, stored, most);
                case 32015 -> zstd(stored, most);
                default -> throw new DataFormatException("an unknown filter");
            };
        } catch (DataFormatException | RuntimeException e) {
            // Decoders run over the ends of their arrays where the bytes make no sense.
            String why = e instanceof DataFormatException ? ": " + e.getMessage() : "";
            throw where.error("the chunk's %s data are damaged%s.".formatted(filter.name(), why));
        }
    }

    private static byte[] inflate(byte[] stored, int most) throws DataFormatException {
        // A checksum may follow the values.
        int limit = most + 4;
        byte[] values = new byte[limit];
        OptionalInt quick = Inflation.zlib(stored, 0, stored.length, values, 0, limit);
        if (quick.isPresent()) {
            return Arrays.copyOf(values, quick.getAsInt());
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(stored);
            int length = 0;
            while (!inflater.finished()) {
                int count = inflater.inflate(values, length, limit - length);
                length += count;
                if (count == 0 && !inflater.finished()) {
                    throw new DataFormatException(
                            length == limit ? "they are too long" : "they end early");
                }
            }
            return Arrays.copyOf(values, length);
        }
    }

    private static byte[] zstd(byte[] stored, int most) {
        byte[] values = new byte[most + 4];
        int length =
                ZstdDecompressor.create()
                        .decompress(stored, 0, stored.length, values, 0, values.length);
        return Arrays.copyOf(values, length);
    }

    /// All first bytes of the elements come first, then all second bytes, …
    static byte[] unshuffle(byte[] stored, int width) {
        if (width < 2) {
            return stored;
        }
        byte[] values = new byte[stored.length];
        int count = stored.length / width;
        Planes.join(stored, 0, count, count, width, values, 0);
        int rest = count * width;
        System.arraycopy(stored, rest, values, rest, stored.length - rest);
        return values;
    }

    /// Fletcher's checksum over 16-bit words, which the last four bytes repeat.
    private static byte[] fletcher(byte[] stored) throws DataFormatException {
        int length = stored.length - 4;
        long a = 0;
        long b = 0;
        for (int i = 0; i < length; i += 2) {
            int low = i + 1 < length ? stored[i + 1] & 0xff : 0;
            a = (a + ((stored[i] & 0xff) << 8 | low)) % 65535;
            b = (b + a) % 65535;
        }
        long found = 0;
        for (int i = 0; i < 4; i++) {
            found |= (stored[length + i] & 0xffL) << 8 * i;
        }
        long sum = b << 16 | a;
        // Early versions of the C library swapped the bytes of both halves.
        long swapped = (sum & 0x00ff00ffL) << 8 | sum >> 8 & 0x00ff00ffL;
        if (found != sum && found != swapped) {
            throw new DataFormatException("the checksum is wrong");
        }
        return Arrays.copyOf(stored, length);
    }
}
