package org.kaon.engine.cpu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Places all temporaries of a plan in one arena, by liveness: two buffers share addresses when no
/// step needs both.
final class MemoryPlan {

    /// Two streams of one cache line each must not share it.
    private static final long ALIGNMENT = 64;

    /// One output of a step may take a place, not two.
    private record Claim(Buffer place, int step) {}

    private MemoryPlan() {}

    /// Sets each temporary's life and offset, and returns the arena's size.
    ///
    /// `kept` buffers live to the end and `fed` ones from the start. `inPlace` proposes, for an
    /// output of an element-wise step, the input whose place it may take if that input dies there.
    static long place(
            List<Step> steps, Set<Buffer> fed, Set<Buffer> kept, Map<Buffer, Buffer> inPlace) {
        Set<Buffer> all = new LinkedHashSet<>();
        for (int i = 0; i < steps.size(); i++) {
            for (Buffer buffer : steps.get(i).reads()) {
                note(buffer, i, all);
            }
            for (Buffer buffer : steps.get(i).writes()) {
                note(buffer, i, all);
            }
        }
        fed.forEach(buffer -> note(buffer, -1, all));
        kept.forEach(buffer -> note(buffer, steps.size(), all));
        Set<Claim> claims = new HashSet<>();
        inPlace.forEach((output, input) -> {
            Buffer place = input.root();
            if (output.isTemporary()
                    && place.isTemporary()
                    && output.root() == output
                    && place != output
                    && place.bytes() >= output.bytes()
                    && place.lastStep() == output.firstStep()
                    && claims.add(new Claim(place, output.firstStep()))) {
                output.share(place);
            }
        });
        List<Buffer> order =
                all.stream()
                        .filter(b -> b.isTemporary() && b.root() == b)
                        .sorted(
                                Comparator.comparingLong(Buffer::bytes)
                                        .reversed()
                                        .thenComparingInt(Buffer::firstStep))
                        .toList();
        return pack(order);
    }

    private static void note(Buffer buffer, int step, Set<Buffer> all) {
        buffer.touch(step);
        all.add(buffer);
    }

    // Largest first, each at the lowest offset that is free during its whole life.
    private static long pack(List<Buffer> order) {
        List<Buffer> placed = new ArrayList<>();
        long end = 0;
        for (Buffer buffer : order) {
            List<Buffer> rivals = new ArrayList<>();
            for (Buffer other : placed) {
                if (other.firstStep() <= buffer.lastStep()
                        && buffer.firstStep() <= other.lastStep()) {
                    rivals.add(other);
                }
            }
            rivals.sort(Comparator.comparingLong(Buffer::offset));
            long offset = 0;
            for (Buffer rival : rivals) {
                if (offset + buffer.bytes() <= rival.offset()) {
                    break;
                }
                offset = Math.max(offset, aligned(rival.offset() + rival.bytes()));
            }
            buffer.move(offset);
            placed.add(buffer);
            end = Math.max(end, aligned(offset + buffer.bytes()));
        }
        return end;
    }

    private static long aligned(long offset) {
        return (offset + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    }
}
