package org.kaon.io.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

class SparesTest {

    @Test
    void anArrayThatWasGivenBackServesAgain() {
        Spares spares = Spares.empty();
        byte[] first = spares.take(100_000);
        assertThat(first).hasSizeBetween(100_000, 125_001);
        spares.give(first);
        assertThat(spares.take(99_999)).isSameAs(first);
        assertThat(spares.take(99_999)).isNotSameAs(first);
    }

    @Test
    void noneGivesWhatIsAskedForAndKeepsNothing() {
        Spares none = Spares.none();
        byte[] bytes = none.take(5000);
        assertThat(bytes).hasSize(5000);
        none.give(bytes);
        assertThat(none.take(5000)).isNotSameAs(bytes);
        assertThat(none.take(0)).isEmpty();
    }

    @Test
    void whatIdlesIsBoundedAndTheLongestUnusedGoFirst() {
        Spares spares = Spares.empty();
        List<byte[]> old = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            old.add(spares.take(4 << 20));
        }
        old.forEach(spares::give);
        assertThat(spares.idleBytes()).isEqualTo(64L << 20);
        byte[] other = spares.take(30 << 20);
        spares.give(other);
        assertThat(spares.idleBytes()).isBetween(32L << 20, 64L << 20);
        assertThat(spares.take(30 << 20)).isSameAs(other);
    }

    @Test
    void arraysThatAreTooLargeOrNotItsOwnAreNotKept() {
        Spares spares = Spares.empty();
        spares.give(new byte[100_001]);
        spares.give(new byte[0]);
        spares.give(spares.take(65 << 20));
        assertThat(spares.idleBytes()).isZero();
    }

    @Test
    void noArrayIsGivenToTwoThreadsAtOnce() {
        Spares spares = Spares.empty();
        Set<Integer> taken = ConcurrentHashMap.newKeySet();
        long twice =
                IntStream.range(0, 5000)
                        .parallel()
                        .filter(i -> {
                            byte[] own = spares.take(2000 + i % 5 * 500);
                            boolean fresh = taken.add(System.identityHashCode(own));
                            taken.remove(System.identityHashCode(own));
                            spares.give(own);
                            return !fresh;
                        })
                        .count();
        assertThat(twice).isZero();
    }
}
