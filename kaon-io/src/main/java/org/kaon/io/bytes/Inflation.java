package org.kaon.io.bytes;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.deflate.DeflateNativeDecompressor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.OptionalInt;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/// Unpacks deflate by libdeflate, which takes half the time of the JDK's inflater.
///
/// It needs all packed bytes at once and tells little of what is wrong with them. So a result is
/// empty where libdeflate is not there for this platform, or where the bytes are anything but a
/// whole, sound stream that fits; then the JDK's inflater is to be asked.
///
/// *Source*: RFC 1950 (zlib), RFC 1951 (deflate), RFC 1952 (gzip).
public final class Inflation {

    private static final VarHandle BIG =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final boolean THERE = DeflateNativeDecompressor.isEnabled();
    private static final ThreadLocal<DeflateNativeDecompressor> OWN =
            ThreadLocal.withInitial(DeflateNativeDecompressor::new);
    private static final int ZLIB_HEAD = 2;
    private static final int ZLIB_TAIL = 4;
    private static final int GZIP_TAIL = 8;
    private static final int DEFLATE = 8;
    private static final int DICTIONARY = 0x20;

    private Inflation() {}

    /// The number of bytes that a stream without any head gives in at most `room` bytes at `start`.
    public static OptionalInt raw(byte[] from, int at, int size, byte[] to, int start, int room) {
        if (!THERE || size <= 0) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(OWN.get().decompress(from, at, size, to, start, room));
        } catch (MalformedInputException | IndexOutOfBoundsException e) {
            return OptionalInt.empty();
        }
    }

    /// The same for a zlib stream, whose checksum is compared.
    public static OptionalInt zlib(byte[] from, int at, int size, byte[] to, int start, int room) {
        if (size < ZLIB_HEAD + ZLIB_TAIL) {
            return OptionalInt.empty();
        }
        int head = (from[at] & 0xff) << 8 | from[at + 1] & 0xff;
        if ((from[at] & 0xf) != DEFLATE || head % 31 != 0 || (head & DICTIONARY) != 0) {
            return OptionalInt.empty();
        }
        int packed = size - ZLIB_HEAD - ZLIB_TAIL;
        OptionalInt count = raw(from, at + ZLIB_HEAD, packed, to, start, room);
        if (count.isPresent()) {
            Adler32 sum = new Adler32();
            sum.update(to, start, count.getAsInt());
            if ((int) sum.getValue() != (int) BIG.get(from, at + size - ZLIB_TAIL)) {
                return OptionalInt.empty();
            }
        }
        return count;
    }

    /// The same for a gzip member of `size` bytes, its head of `head` bytes among them, whose
    /// checksum is compared.
    public static OptionalInt gzip(byte[] from, int at, int size, int head, byte[] to, int room) {
        int packed = size - head - GZIP_TAIL;
        OptionalInt count = raw(from, at + head, packed, to, 0, room);
        if (count.isPresent()) {
            CRC32 sum = new CRC32();
            sum.update(to, 0, count.getAsInt());
            if ((int) sum.getValue() != (int) LITTLE.get(from, at + size - GZIP_TAIL)) {
                return OptionalInt.empty();
            }
        }
        return count;
    }
}
