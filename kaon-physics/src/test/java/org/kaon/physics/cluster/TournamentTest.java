package org.kaon.physics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class TournamentTest {

    @Test
    void alwaysKnowsTheSmallest() {
        SplittableRandom random = new SplittableRandom(1);
        Tournament tournament = new Tournament();
        for (int count : new int[] {65, 1, 2, 3, 9, 64}) {
            long[] values = new long[count];
            tournament.start(count);
            for (int i = 0; i < count; i++) {
                values[i] = random.nextInt(6);
                tournament.place(i, values[i]);
            }
            tournament.build();
            for (int change = 0; change < 500; change++) {
                assertThat(tournament.least()).isEqualTo(Arrays.stream(values).min().orElseThrow());
                int index = random.nextInt(count);
                int draw = random.nextInt(8);
                values[index] = draw == 7 ? Long.MAX_VALUE : draw;
                tournament.set(index, values[index]);
            }
        }
    }
}
