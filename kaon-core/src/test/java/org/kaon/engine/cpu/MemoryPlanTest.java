package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

class MemoryPlanTest {

    private static Step step(List<Buffer> reads, List<Buffer> writes) {
        return new KernelStep("step", reads, writes, site -> () -> {});
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void buffersThatLiveTogetherShareNoByte(long seed) {
        Random random = new Random(seed);
        List<Buffer> buffers = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        Buffer fed = Buffer.temporary("fed", 100);
        buffers.add(fed);
        for (int i = 0; i < 60; i++) {
            Buffer made = Buffer.temporary("b" + i, random.nextInt(5000));
            List<Buffer> reads = new ArrayList<>();
            for (int k = 0; k < 2; k++) {
                int back = 1 + random.nextInt(Math.min(buffers.size(), 12));
                reads.add(buffers.get(buffers.size() - back));
            }
            steps.add(step(reads, List.of(made)));
            buffers.add(made);
        }
        Set<Buffer> kept = Set.of(buffers.get(20), buffers.get(60));
        long bytes = MemoryPlan.place(steps, Set.of(fed), kept, Map.of());
        long all = 0;
        for (int i = 0; i < buffers.size(); i++) {
            Buffer a = buffers.get(i);
            all += a.bytes();
            assertThat(a.offset()).isNotNegative();
            assertThat(a.offset() % 64).isZero();
            assertThat(a.offset() + a.bytes()).isLessThanOrEqualTo(bytes);
            for (Buffer b : buffers.subList(0, i)) {
                boolean together = a.firstStep() <= b.lastStep() && b.firstStep() <= a.lastStep();
                boolean apart =
                        a.offset() + a.bytes() <= b.offset()
                                || b.offset() + b.bytes() <= a.offset();
                assertThat(!together || apart).as("%s and %s", a.name(), b.name()).isTrue();
            }
        }
        assertThat(bytes).isLessThan(all / 2);
    }

    @Test
    void anOutputTakesThePlaceOfADyingInput() {
        Buffer a = Buffer.temporary("a", 256);
        Buffer b = Buffer.temporary("b", 256);
        Buffer c = Buffer.temporary("c", 256);
        List<Step> steps =
                List.of(
                        step(List.of(), List.of(a)),
                        step(List.of(a), List.of(b)),
                        step(List.of(b), List.of(c)));
        Map<Buffer, Buffer> inPlace = new LinkedHashMap<>();
        inPlace.put(b, a);
        inPlace.put(c, b);
        assertThat(MemoryPlan.place(steps, Set.of(), Set.of(c), inPlace)).isEqualTo(256);
        assertThat(c.root()).isSameAs(a);
        assertThat(a.lastStep()).isEqualTo(3);
    }

    @Test
    void onlyOneOutputTakesAPlace() {
        Buffer a = Buffer.temporary("a", 256);
        Buffer b = Buffer.temporary("b", 256);
        Buffer c = Buffer.temporary("c", 256);
        List<Step> steps = List.of(step(List.of(), List.of(a)), step(List.of(a), List.of(b, c)));
        Map<Buffer, Buffer> inPlace = new LinkedHashMap<>();
        inPlace.put(b, a);
        inPlace.put(c, a);
        assertThat(MemoryPlan.place(steps, Set.of(), Set.of(b, c), inPlace)).isEqualTo(512);
        assertThat(b.root()).isSameAs(a);
        assertThat(c.root()).isSameAs(c);
    }

    @Test
    void anInputThatIsNeededLaterKeepsItsPlace() {
        Buffer a = Buffer.temporary("a", 256);
        Buffer b = Buffer.temporary("b", 256);
        Buffer c = Buffer.temporary("c", 64);
        List<Step> steps =
                List.of(
                        step(List.of(), List.of(a)),
                        step(List.of(a), List.of(b)),
                        step(List.of(a, b), List.of(c)));
        MemoryPlan.place(steps, Set.of(), Set.of(c), Map.of(b, a));
        assertThat(b.root()).isSameAs(b);
        assertThat(b.offset()).isNotEqualTo(a.offset());
    }

    @Test
    void fedBuffersAreTakenFromTheStart() {
        Buffer first = Buffer.temporary("first", 256);
        Buffer fed = Buffer.temporary("fed", 256);
        List<Step> steps =
                List.of(
                        step(List.of(), List.of(first)),
                        step(List.of(fed, first), List.of(Buffer.temporary("sum", 256))));
        MemoryPlan.place(steps, Set.of(fed), Set.of(), Map.of());
        assertThat(fed.offset()).isNotEqualTo(first.offset());
    }
}
