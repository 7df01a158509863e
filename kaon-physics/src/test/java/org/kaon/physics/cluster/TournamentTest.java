package org.kaon.physics.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class TournamentTest {

    @Test
    void alwaysNamesTheFirstOfTheSmallest() {
        SplittableRandom random = new SplittableRandom(1);
        Tournament tournament = new Tournament();
        for (int count : new int[] {1, 2, 3, 9, 64, 65}) {
            double[] values = new double[count];
            tournament.start(count);
            for (int i = 0; i < count; i++) {
                values[i] = random.nextInt(6);
                tournament.place(i, values[i]);
            }
            tournament.build();
            for (int change = 0; change < 500; change++) {
                double least = Arrays.stream(values).min().orElseThrow();
                int first = 0;
                while (values[first] != least) {
                    first++;
                }
                assertThat(tournament.least()).isEqualTo(least);
                assertThat(tournament.smallest()).isEqualTo(first);
                int index = random.nextInt(count);
                int draw = random.nextInt(8);
                values[index] = draw == 7 ? Double.POSITIVE_INFINITY : draw;
                tournament.set(index, values[index]);
            }
        }
    }
}
