package org.kaon.lab.prepare;

import org.kaon.io.column.Chunk;
import org.kaon.lab.experiment.EventHash;
import org.kaon.lab.experiment.Events;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.experiment.Partition;
import org.kaon.lab.experiment.Sample;
import org.kaon.lab.experiment.Sample.Truth;
import org.kaon.lab.yaml.ConfigException;
import org.kaon.lab.yaml.Words;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes scratch rows of the chunks of one file. For one thread.
final class BlockMaker {

    /// Where a file's rows stand in its sample.
    ///
    /// @param number of the sample
    /// @param first row of the sample that is the file's first
    /// @param total rows of the sample
    record Place(Sample sample, int number, long first, long total) {}

    private final Events events;
    private final Layout layout;
    private final Binding binding;
    private final Place place;
    private final String location;

    BlockMaker(
            Experiment experiment, Layout layout, Binding binding, Place place, String location) {
        this.events = experiment.events();
        this.layout = layout;
        this.binding = binding;
        this.place = place;
        this.location = location;
    }

    /// *Errors*: as [Preparation], but for what is counted in [EventBlock#faults()].
    EventBlock make(Chunk chunk) {
        EventReader reader = new EventReader(binding, chunk, events.missing(), location);
        EventBlock block = new EventBlock(layout, Math.max(1, reader.rows()));
        try {
            for (int row = 0; row < reader.rows(); row++) {
                if (!reader.selected(row)) {
                    continue;
                }
                block.addSelected();
                if (!reader.usable(row, block.faults())) {
                    continue;
                }
                Part part = part(reader, row, chunk.firstRow() + row);
                if (part != Part.SHARED) {
                    write(reader, row, block.room());
                    block.append(part);
                }
            }
            return block;
        } catch (RuntimeException e) {
            block.close();
            throw e;
        }
    }

    private Part part(EventReader reader, int row, long inFile) {
        if (place.sample().part() != Part.SHARED) {
            return place.sample().part();
        }
        Partition split = events.split();
        long inSample = place.first + inFile;
        if (split.by().equals(List.of(Partition.POSITION))) {
            return split.part(inSample / (double) place.total);
        }
        long hash =
                split.byColumns()
                        ? reader.hash(split.seed(), row)
                        : EventHash.add(
                                EventHash.add(EventHash.start(split.seed()), (long) place.number),
                                inSample);
        if (split.folds().isPresent()) {
            long value = split.byColumns() ? reader.integer(split.by().getFirst(), row) : inSample;
            return split.folds().get().part(value, EventHash.unit(hash));
        }
        return split.part(EventHash.unit(hash));
    }

    private void write(EventReader reader, int row, MemorySegment target) {
        reader.write(row, target, 0);
        long truth = 4L * layout.features();
        switch (place.sample().truth()) {
            case Truth.Label(var expression) -> {
                Optional<String> name = reader.className(row);
                double label =
                        name.isPresent()
                                ? classOf(name.get(), expression.toString())
                                : reader.label(row, 0);
                requireClass(label, expression.toString());
                target.set(InputMaker.FLOAT, truth, (float) label);
            }
            case Truth.Whole(String name) ->
                    target.set(InputMaker.FLOAT, truth, events.classes().indexOf(name));
            case Truth.None() -> {
                for (int i = 0; i < layout.truths(); i++) {
                    target.set(InputMaker.FLOAT, truth + 4L * i, (float) reader.label(row, i));
                }
            }
        }
        target.set(InputMaker.FLOAT, 4L * layout.weight(), (float) reader.weight(row));
    }

    private int classOf(String name, String column) {
        int label = events.classes().indexOf(name);
        if (label < 0) {
            throw new ConfigException(
                    "%s: the class \"%s\" in the column \"%s\" is none of `classes`: %s.%s Add it."
                            .formatted(
                                    location,
                                    name,
                                    column,
                                    String.join(", ", events.classes()),
                                    Words.meant(name, events.classes())));
        }
        return label;
    }

    private void requireClass(double label, String expression) {
        int classes = events.classes().size();
        if (label != Math.rint(label) || label < 0 || label >= classes) {
            List<String> known = new ArrayList<>();
            for (int i = 0; i < classes; i++) {
                known.add(i + " (" + events.classes().get(i) + ")");
            }
            String shown = label == Math.rint(label) ? "" + (long) label : "" + label;
            throw new ConfigException(
                    "%s: the label \"%s\" is %s in a selected row, expected one of %s. Add the class to `classes`, leave such events out with `select`, or map the label with where(…)."
                            .formatted(location, expression, shown, String.join(", ", known)));
        }
    }
}
