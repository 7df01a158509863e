package org.kaon.engine.cpu;

import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A compiled graph without memory of its own: its steps, where feeds go and results come from, and
/// how large an arena a site needs.
///
/// `constants` holds what all sites share; a feed has no slot where no step needs its values.
record Blueprint(
        Map<String, Feed> feeds,
        Map<String, Result> results,
        List<Step> steps,
        long bytes,
        Arena constants,
        Dump dump) {

    record Feed(TensorType type, Optional<Slot> slot) {

        Optional<MemorySegment> memory(Site site) {
            return slot.map(place -> site.memory(place.buffer()));
        }
    }

    record Result(TensorType type, Slot slot) {

        Tensor tensor(Site site) {
            return new Tensor(type, site.memory(slot.buffer()).asSlice(0, type.bytes()));
        }
    }

    /// The arena of a new site.
    MemorySegment allocate(Arena arena) {
        return arena.allocate(Math.max(1, bytes), 64);
    }

    /// What runs at a site, in order.
    Runnable[] bind(Site site) {
        return steps.stream().map(step -> step.bind(site)).toArray(Runnable[]::new);
    }
}
