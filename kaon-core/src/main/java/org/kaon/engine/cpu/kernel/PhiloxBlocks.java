package org.kaon.engine.cpu.kernel;

/// Many consecutive {@link org.kaon.op.Philox} blocks at once, the same bits: each word of all
/// blocks in an array of its own, so that the JIT compiler turns the loops into vector code.
final class PhiloxBlocks {

    /// Blocks that fit.
    static final int CAPACITY = 512;

    private static final long MULTIPLY_0 = 0xD2511F53L;
    private static final long MULTIPLY_2 = 0xCD9E8D57L;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;
    private static final long LOW = 0xFFFFFFFFL;

    /// Word k of block b is `words[k][b]`, in the lower half.
    final long[][] words = new long[4][CAPACITY];

    /// Computes n blocks from the first on.
    void fill(long first, int n, long counter, long seed) {
        for (int b = 0; b < n; b++) {
            words[0][b] = first + b & LOW;
            words[1][b] = first + b >>> 32;
            words[2][b] = counter & LOW;
            words[3][b] = counter >>> 32;
        }
        int key0 = (int) seed;
        int key1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            round(n, words, key0 & LOW, key1 & LOW);
            key0 += WEYL_0;
            key1 += WEYL_1;
        }
    }

    private static void round(int n, long[][] words, long key0, long key1) {
        long[] c0 = words[0];
        long[] c1 = words[1];
        long[] c2 = words[2];
        long[] c3 = words[3];
        for (int b = 0; b < n; b++) {
            long p0 = (c0[b] & LOW) * MULTIPLY_0;
            long p2 = (c2[b] & LOW) * MULTIPLY_2;
            c0[b] = (p2 >>> 32) ^ c1[b] ^ key0;
            c1[b] = p2 & LOW;
            c2[b] = (p0 >>> 32) ^ c3[b] ^ key1;
            c3[b] = p0 & LOW;
        }
    }

    /// Word k of n blocks as numbers in `[0, 1)`, or in `(0, 1]` with a shift of 1.
    void uniform(int k, int shift, int n, float[] out) {
        long[] word = words[k];
        for (int b = 0; b < n; b++) {
            out[b] = (int) ((word[b] >>> 8) + shift) * 0x1p-24f;
        }
    }
}
