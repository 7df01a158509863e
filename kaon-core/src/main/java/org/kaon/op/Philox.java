package org.kaon.op;

/// Philox4x32-10: four random words from a block number, a counter and a seed, without state.
///
/// *Source*: Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3".
public final class Philox {

    private static final int MULTIPLY_0 = 0xD2511F53;
    private static final int MULTIPLY_2 = 0xCD9E8D57;
    private static final int WEYL_0 = 0x9E3779B9;
    private static final int WEYL_1 = 0xBB67AE85;
    private static final int ROUNDS = 10;

    private Philox() {}

    /// Writes the four words of a block: the block number is the low, the counter the high half of
    /// Philox's counter; the seed is its key; low words first.
    public static void block(long block, long counter, long seed, int[] words) {
        int c0 = (int) block;
        int c1 = (int) (block >>> 32);
        int c2 = (int) counter;
        int c3 = (int) (counter >>> 32);
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < ROUNDS; round++) {
            long p0 = (c0 & 0xFFFFFFFFL) * (MULTIPLY_0 & 0xFFFFFFFFL);
            long p2 = (c2 & 0xFFFFFFFFL) * (MULTIPLY_2 & 0xFFFFFFFFL);
            c0 = (int) (p2 >>> 32) ^ c1 ^ k0;
            c1 = (int) p2;
            c2 = (int) (p0 >>> 32) ^ c3 ^ k1;
            c3 = (int) p0;
            k0 += WEYL_0;
            k1 += WEYL_1;
        }
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
    }

    /// A word as a number in `[0, 1)`: its upper 24 bits.
    public static float uniform(int word) {
        return (word >>> 8) * 0x1p-24f;
    }

    /// A word as a number in `(0, 1]`, of which a logarithm may be taken.
    public static float positiveUniform(int word) {
        return ((word >>> 8) + 1) * 0x1p-24f;
    }
}
