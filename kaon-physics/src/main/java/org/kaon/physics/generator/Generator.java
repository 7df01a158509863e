package org.kaon.physics.generator;

import java.util.List;

/// Makes events: the settings of a kind of event, and how its rows are filled.
///
/// A generator is immutable, and any number of threads may fill from it at once.
public interface Generator {

    /// What an event consists of, in the order of the arrays of [#fill].
    List<Field> fields();

    /// Something that makes one event after another; not for two threads at once.
    Maker maker();

    /// Makes one event. Scratch memory may be kept from event to event, nothing else.
    @FunctionalInterface
    interface Maker {

        /// Fills row `row` of an array for each field; what the row held before is overwritten.
        ///
        /// @param draws random numbers of this event
        void make(Draws draws, float[][] out, int row);
    }

    /// Fills rows `0 … events − 1` with the events from `firstEvent` on. Equal seeds and numbers of
    /// events give equal rows, whatever the range that is asked for.
    ///
    /// @param out an array of `events · field.size()` numbers or more for each field
    default void fill(long seed, long firstEvent, int events, float[][] out) {
        List<Field> fields = fields();
        if (out.length != fields.size()) {
            throw new IllegalArgumentException(
                    "generator: needs %d arrays %s, got %d."
                            .formatted(
                                    fields.size(),
                                    fields.stream().map(Field::name).toList(),
                                    out.length));
        }
        for (int i = 0; i < out.length; i++) {
            Field field = fields.get(i);
            if (out[i].length < Math.multiplyExact(events, field.size())) {
                throw new IllegalArgumentException(
                        "generator: %d events need %d numbers of \"%s\", the array has %d."
                                .formatted(
                                        events,
                                        (long) events * field.size(),
                                        field.name(),
                                        out[i].length));
            }
        }
        Maker maker = maker();
        for (int i = 0; i < events; i++) {
            maker.make(Draws.of(seed, firstEvent + i), out, i);
        }
    }

    /// Arrays that hold this many events.
    default float[][] allocate(int events) {
        return fields().stream()
                .map(field -> new float[Math.multiplyExact(events, field.size())])
                .toArray(float[][]::new);
    }
}
