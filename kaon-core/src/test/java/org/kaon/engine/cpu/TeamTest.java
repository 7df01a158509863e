package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.engine.NativeException;

import java.util.concurrent.atomic.AtomicIntegerArray;

class TeamTest {

    private static void withTeam(int threads, Runnable work) {
        CpuEngine.open(threads).close();
        EngineThread.call(() -> {
            work.run();
            return threads;
        });
    }

    @Test
    void everyMemberWorksOnce() {
        AtomicIntegerArray calls = new AtomicIntegerArray(2);
        withTeam(
                2,
                () ->
                        Team.run((member, members) -> {
                            assertThat(members).isBetween(1, 2);
                            calls.incrementAndGet(member);
                        }));
        assertThat(calls.get(0)).isEqualTo(1);
        assertThat(calls.get(1)).isEqualTo(Team.size() - 1);
    }

    @Test
    void aSplitRunsEveryIndexOnce() {
        for (int threads = 1; threads <= 2; threads++) {
            AtomicIntegerArray seen = new AtomicIntegerArray(20_001);
            withTeam(
                    threads,
                    () ->
                            Split.over(
                                            seen.length(),
                                            64,
                                            1,
                                            (from, to) -> {
                                                assertThat(from % 64).isZero();
                                                for (long i = from; i < to; i++) {
                                                    seen.incrementAndGet((int) i);
                                                }
                                            })
                                    .run());
            for (int i = 0; i < seen.length(); i++) {
                assertThat(seen.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void anExceptionOfABodyReachesTheCaller() {
        Team.Body failing =
                (member, members) -> {
                    throw new IllegalStateException("member " + member);
                };
        assertThatThrownBy(() -> withTeam(1, () -> Team.run(failing)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("member 0");
        assertThatThrownBy(() -> withTeam(2, () -> Team.run(failing)))
                .isInstanceOfAny(NativeException.class, IllegalStateException.class)
                .hasMessageContaining("member ");
    }

    @Test
    void theTeamWorksOnAfterAFailure() {
        AtomicIntegerArray calls = new AtomicIntegerArray(1);
        withTeam(2, () -> Team.run((member, members) -> calls.incrementAndGet(0)));
        assertThat(calls.get(0)).isEqualTo(Team.size());
    }

    @Test
    void refusesATeamOfNobody() {
        assertThatThrownBy(() -> CpuEngine.open(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Threads: expected at least 1, found 0");
    }
}
