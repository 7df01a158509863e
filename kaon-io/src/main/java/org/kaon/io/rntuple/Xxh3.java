package org.kaon.io.rntuple;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// The 64-bit XXH3 checksum with seed 0 and the default secret.
///
/// *Source*: xxHash 0.8, `doc/xxhash_spec.md`, "XXH3 algorithm overview".
final class Xxh3 {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[] SECRET =
            HexFormat.of()
                    .parseHex(
                            "b8fe6c3923a44bbe7c01812cf721ad1cded46de9839097db7240a4a4b7b3671f"
                                + "cb79e64eccc0e578825ad07dccff7221b8084674f743248ee03590e6813a264c"
                                + "3c2852bb91c300cb88d0658b1b532ea371644897a20df94e3819ef46a9deacd8"
                                + "a8fa763fe39c343ff9dcbbc7c70b4f1d8a51e04bcdb45931c89f7ec9d9787364"
                                + "eac5ac8334d3ebc3c581a0fffa1363eb170ddd51b7f0da49d316552629d4689e"
                                + "2b16be587d47a1fc8ff8b8d17ad031ce45cb3a8f95160428afd7fbcabb4b407e");

    private static final long P32_1 = 0x9E3779B1L;
    private static final long P32_2 = 0x85EBCA77L;
    private static final long P32_3 = 0xC2B2AE3DL;
    private static final long P64_1 = 0x9E3779B185EBCA87L;
    private static final long P64_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P64_3 = 0x165667B19E3779F9L;
    private static final long P64_4 = 0x85EBCA77C2B2AE63L;
    private static final long P64_5 = 0x27D4EB2F165667C5L;
    private static final long MIX_1 = 0x165667919E3779F9L;
    private static final long MIX_2 = 0x9FB21C651E98DF25L;

    private static final int STRIPE = 64;
    private static final int STRIPES = (SECRET.length - STRIPE) / 8;
    private static final int BLOCK = STRIPE * STRIPES;

    private Xxh3() {}

    /// The checksum of `length` bytes at `from`.
    static long hash(byte[] in, int from, int length) {
        java.util.Objects.checkFromIndexSize(from, length, in.length);
        if (length > 240) {
            return large(in, from, length);
        }
        if (length > 128) {
            return upTo240(in, from, length);
        }
        return length > 16 ? upTo128(in, from, length) : upTo16(in, from, length);
    }

    private static long upTo16(byte[] in, int from, int length) {
        if (length > 8) {
            long low = i8(in, from) ^ secret(24) ^ secret(32);
            long high = i8(in, from + length - 8) ^ secret(40) ^ secret(48);
            return avalanche(length + Long.reverseBytes(low) + high + fold(low, high));
        }
        if (length >= 4) {
            long both = (i4(in, from) << 32) + i4(in, from + length - 4);
            long h = both ^ secret(8) ^ secret(16);
            h ^= Long.rotateLeft(h, 49) ^ Long.rotateLeft(h, 24);
            h *= MIX_2;
            h ^= (h >>> 35) + length;
            h *= MIX_2;
            return h ^ h >>> 28;
        }
        if (length == 0) {
            return avalanche64(secret(56) ^ secret(64));
        }
        long first = in[from] & 0xff;
        long middle = in[from + (length >> 1)] & 0xff;
        long last = in[from + length - 1] & 0xff;
        long combined = first << 16 | middle << 24 | last | (long) length << 8;
        return avalanche64(combined ^ i4(SECRET, 0) ^ i4(SECRET, 4));
    }

    private static long upTo128(byte[] in, int from, int length) {
        long sum = length * P64_1;
        for (int i = (length - 1) / 32; i >= 0; i--) {
            sum += mix(in, from + 16 * i, 32 * i);
            sum += mix(in, from + length - 16 * (i + 1), 32 * i + 16);
        }
        return avalanche(sum);
    }

    private static long upTo240(byte[] in, int from, int length) {
        long sum = length * P64_1;
        for (int i = 0; i < 8; i++) {
            sum += mix(in, from + 16 * i, 16 * i);
        }
        sum = avalanche(sum);
        for (int i = 8; i < length / 16; i++) {
            sum += mix(in, from + 16 * i, 16 * (i - 8) + 3);
        }
        return avalanche(sum + mix(in, from + length - 16, 136 - 17));
    }

    private static long large(byte[] in, int from, int length) {
        long[] sums = {P32_3, P64_1, P64_2, P64_3, P64_4, P32_2, P64_5, P32_1};
        int blocks = (length - 1) / BLOCK;
        for (int block = 0; block < blocks; block++) {
            stripes(sums, in, from + block * BLOCK, STRIPES);
            for (int i = 0; i < 8; i++) {
                long mixed = sums[i] ^ sums[i] >>> 47 ^ secret(SECRET.length - STRIPE + 8 * i);
                sums[i] = mixed * P32_1;
            }
        }
        stripes(sums, in, from + blocks * BLOCK, (length - 1 - blocks * BLOCK) / STRIPE);
        stripe(sums, in, from + length - STRIPE, SECRET.length - STRIPE - 7);
        long result = length * P64_1;
        for (int i = 0; i < 4; i++) {
            long low = sums[2 * i] ^ secret(11 + 16 * i);
            result += fold(low, sums[2 * i + 1] ^ secret(19 + 16 * i));
        }
        return avalanche(result);
    }

    private static void stripes(long[] sums, byte[] in, int from, int count) {
        for (int i = 0; i < count; i++) {
            stripe(sums, in, from + i * STRIPE, 8 * i);
        }
    }

    private static void stripe(long[] sums, byte[] in, int from, int secretAt) {
        for (int i = 0; i < 8; i++) {
            long value = i8(in, from + 8 * i);
            long key = value ^ secret(secretAt + 8 * i);
            sums[i ^ 1] += value;
            sums[i] += (key & 0xffff_ffffL) * (key >>> 32);
        }
    }

    private static long mix(byte[] in, int at, int secretAt) {
        return fold(i8(in, at) ^ secret(secretAt), i8(in, at + 8) ^ secret(secretAt + 8));
    }

    private static long fold(long a, long b) {
        return a * b ^ Math.unsignedMultiplyHigh(a, b);
    }

    private static long avalanche(long h) {
        long mixed = (h ^ h >>> 37) * MIX_1;
        return mixed ^ mixed >>> 32;
    }

    private static long avalanche64(long h) {
        long once = (h ^ h >>> 33) * P64_2;
        long twice = (once ^ once >>> 29) * P64_3;
        return twice ^ twice >>> 32;
    }

    private static long secret(int at) {
        return i8(SECRET, at);
    }

    private static long i4(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & 0xffff_ffffL;
    }

    private static long i8(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }
}
