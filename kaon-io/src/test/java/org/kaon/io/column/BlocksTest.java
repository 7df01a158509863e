package org.kaon.io.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.stream.IntStream;

class BlocksTest {

    private final Blocks blocks = new Blocks();

    @Test
    void aBlockServesAgainWithNothingInIt() {
        long address;
        try (Arena arena = blocks.get()) {
            MemorySegment first = arena.allocate(100_000, 64);
            first.fill((byte) 7);
            address = first.address();
        }
        try (Arena arena = blocks.get()) {
            MemorySegment second = arena.allocate(99_000, 64);
            assertThat(second.byteSize()).isEqualTo(99_000);
            assertThat(second.address()).isEqualTo(address);
            assertThat(second.toArray(ValueLayout.JAVA_BYTE)).containsOnly(0);
        }
    }

    @Test
    void nobodyReachesItThroughAnArenaThatIsClosed() {
        MemorySegment old;
        try (Arena arena = blocks.get()) {
            old = arena.allocate(1 << 20, 8);
            old.set(ValueLayout.JAVA_BYTE, 5, (byte) 1);
        }
        assertThatThrownBy(() -> old.get(ValueLayout.JAVA_BYTE, 5))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void arenasThatAreOpenAtOnceShareNothing() {
        try (Arena one = blocks.get();
                Arena other = blocks.get()) {
            MemorySegment a = one.allocate(50_000, 64);
            MemorySegment b = other.allocate(50_000, 64);
            MemorySegment c = one.allocate(50_000, 64);
            a.fill((byte) 1);
            b.fill((byte) 2);
            c.fill((byte) 3);
            assertThat(a.get(ValueLayout.JAVA_BYTE, 49_999)).isEqualTo((byte) 1);
            assertThat(b.get(ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 2);
        }
    }

    @Test
    void smallOrStrangelyAlignedMemoryIsTheArenasOwn() {
        try (Arena arena = blocks.get()) {
            assertThat(arena.allocate(0, 64).byteSize()).isZero();
            assertThat(arena.allocate(24, 8).byteSize()).isEqualTo(24);
            assertThat(arena.allocate(1 << 20, 4096).address() % 4096).isZero();
        }
    }

    @Test
    void blocksAreAtMostAQuarterLongerThanAskedFor() {
        for (long bytes : new long[] {16_384, 16_385, 100_000, 1 << 20, (1 << 20) + 1, 5L << 32}) {
            assertThat(Blocks.rounded(bytes)).isBetween(bytes, bytes + bytes / 4 + 1);
            assertThat(Blocks.rounded(Blocks.rounded(bytes))).isEqualTo(Blocks.rounded(bytes));
        }
    }

    @Test
    void whatIdlesIsBoundedWhateverLengthsAreAskedFor() {
        for (int i = 1; i <= 64; i++) {
            try (Arena arena = blocks.get()) {
                arena.allocate(i << 18, 64);
                arena.allocate((i << 17) + 5000, 64);
            }
            assertThat(blocks.idleBytes()).isLessThanOrEqualTo(128 << 20);
        }
        long before = blocks.idleBytes();
        assertThat(before).isGreaterThan(64 << 20);
        try (Arena arena = blocks.get()) {
            assertThat(arena.allocate(200L << 20, 64).byteSize()).isEqualTo(200L << 20);
        }
        assertThat(blocks.idleBytes()).isEqualTo(before);
    }

    @Test
    void threadsTakeAndGiveAtOnce() {
        int wrong =
                IntStream.range(0, 2000)
                        .parallel()
                        .map(i -> {
                            try (Arena arena = blocks.get()) {
                                MemorySegment own = arena.allocate(20_000 + i % 3 * 9_000, 64);
                                boolean empty =
                                        own.get(ValueLayout.JAVA_BYTE, own.byteSize() - 1) == 0;
                                own.fill((byte) i);
                                return empty && own.get(ValueLayout.JAVA_BYTE, 11) == (byte) i
                                        ? 0
                                        : 1;
                            }
                        })
                        .sum();
        assertThat(wrong).isZero();
    }
}
