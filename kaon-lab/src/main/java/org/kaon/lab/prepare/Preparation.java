package org.kaon.lab.prepare;

import org.kaon.data.Schema;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.experiment.EventHash;
import org.kaon.lab.experiment.Events;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.experiment.Partition;
import org.kaon.lab.experiment.Sample;
import org.kaon.lab.experiment.Sample.Truth;
import org.kaon.lab.yaml.ConfigException;
import org.kaon.lab.yaml.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One pass over all samples of an experiment: every selected event is written into the scratch
/// file of its part, and the transforms are fitted on the training part. For one thread.
///
/// *Errors*: [ConfigException] for formulas that do not fit a file, labels outside the classes,
/// numbers that are not finite where nothing says what to do, an empty selection or an empty part;
/// [org.kaon.io.column.FormatException] for files that cannot be read.
public final class Preparation {

    private static final int CHUNK = 512;

    private final Experiment experiment;
    private final Events events;
    private final Layout layout;
    private final Catalog catalog;
    private final Map<Part, RowFile> files = new EnumMap<>(Part.class);
    private final List<Standardisation.Fit> fits = new ArrayList<>();
    private final List<SampleFacts> facts = new ArrayList<>();
    private final Faults faults = new Faults();
    private long selected;
    private long rows;

    private Preparation(Experiment experiment, Catalog catalog) {
        this.experiment = experiment;
        this.events = experiment.events();
        this.layout = Layout.of(experiment);
        this.catalog = catalog;
        for (var input : layout.inputs()) {
            fits.add(new Standardisation.Fit(Transform.columns(input)));
        }
    }

    /// What a prepared part of the experiment holds, without reading any file.
    public static Schema schema(Experiment experiment, Encoding encoding) {
        return PartDataset.schema(
                Layout.of(experiment),
                encoding,
                experiment.events().classes().size(),
                experiment.events().weighted());
    }

    /// Prepares everything.
    ///
    /// @param folder where the scratch files go; they are deleted when the result is closed
    public static PreparedEvents prepare(Experiment experiment, Catalog catalog, Path folder)
            throws IOException {
        Preparation preparation = new Preparation(experiment, catalog);
        try {
            return preparation.run(folder);
        } catch (IOException | RuntimeException e) {
            for (RowFile file : preparation.files.values()) {
                file.close();
            }
            throw e;
        }
    }

    private PreparedEvents run(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Part part : Part.HOLDING) {
            files.put(
                    part, RowFile.create(folder.resolve(Words.of(part) + ".rows"), layout.width()));
        }
        for (int i = 0; i < events.samples().size(); i++) {
            read(events.samples().get(i), i);
        }
        faults.check(events.missing(), selected);
        requireEvents();
        for (RowFile file : files.values()) {
            file.flush();
        }
        List<Standardisation> fitted = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            fitted.add(
                    Transform.fits(layout.inputs().get(i))
                            ? fits.get(i).result()
                            : Standardisation.none(Transform.columns(layout.inputs().get(i))));
        }
        Transforms transforms = new Transforms(layout.names(), fitted);
        return new PreparedEvents(
                experiment, layout, transforms, Map.copyOf(files), List.copyOf(facts), faults);
    }

    private void read(Sample sample, int number) throws IOException {
        List<String> locations = new ArrayList<>();
        for (String location : sample.files()) {
            locations.addAll(catalog.expand(location));
        }
        long[] counts = new long[locations.size()];
        long total = 0;
        for (int i = 0; i < counts.length; i++) {
            try (Source source = catalog.open(locations.get(i))) {
                counts[i] = source.rows();
            }
            total += counts[i];
        }
        long first = 0;
        for (int i = 0; i < counts.length; i++) {
            read(locations.get(i), new Place(sample, number, first, total));
            first += counts[i];
        }
    }

    /// Where a file's rows stand in its sample.
    private record Place(Sample sample, int number, long first, long total) {}

    private void read(String location, Place place) throws IOException {
        long before = selected;
        Map<Part, Long> usedBefore = used();
        long count;
        try (Source source = catalog.open(location)) {
            count = source.rows();
            Binding binding =
                    Binding.toTrain(experiment, place.sample.truth(), source.schema(), location);
            try (Reader reader =
                    source.open(new Split(0, count), binding.columns(), Memory.chunks(CHUNK))) {
                for (Optional<Chunk> chunk = reader.next();
                        chunk.isPresent();
                        chunk = reader.next()) {
                    try (Chunk open = chunk.get()) {
                        take(open, binding, place, location);
                    }
                }
            }
        }
        rows += count;
        Map<Part, Long> used = new EnumMap<>(Part.class);
        used().forEach((part, n) -> used.put(part, n - usedBefore.getOrDefault(part, 0L)));
        Path file = catalog.file(location);
        boolean real = Files.isRegularFile(file);
        facts.add(
                new SampleFacts(
                        location,
                        real ? Files.size(file) : 0,
                        real ? Checksum.of(file) : "",
                        count,
                        selected - before,
                        used));
    }

    private Map<Part, Long> used() {
        Map<Part, Long> used = new EnumMap<>(Part.class);
        files.forEach((part, file) -> used.put(part, file.rows()));
        return used;
    }

    private void take(Chunk chunk, Binding binding, Place place, String location)
            throws IOException {
        EventReader reader = new EventReader(binding, chunk, events.missing(), location);
        for (int row = 0; row < reader.rows(); row++) {
            if (!reader.selected(row)) {
                continue;
            }
            selected++;
            if (!reader.usable(row, faults)) {
                continue;
            }
            Part part = part(reader, row, chunk.firstRow() + row, place);
            RowFile file = files.get(part);
            if (file != null) {
                write(reader, row, place, location, file);
                if (part == Part.TRAIN) {
                    fit(file);
                }
                file.append();
            }
        }
    }

    private Part part(EventReader reader, int row, long inFile, Place place) {
        if (place.sample.part() != Part.SHARED) {
            return place.sample.part();
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
        return split.part(EventHash.unit(hash));
    }

    private void write(EventReader reader, int row, Place place, String location, RowFile file) {
        var target = file.next();
        reader.write(row, target, 0);
        long truth = 4L * layout.features();
        switch (place.sample.truth()) {
            case Truth.Label(var expression) -> {
                Optional<String> name = reader.className(row);
                double label =
                        name.isPresent()
                                ? classOf(name.get(), expression.toString(), location)
                                : reader.label(row, 0);
                requireClass(label, expression.toString(), location);
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

    private int classOf(String name, String column, String location) {
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

    private void requireClass(double label, String expression, String location) {
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

    private void fit(RowFile file) {
        var row = file.next();
        long at = 0;
        for (int i = 0; i < fits.size(); i++) {
            int size = layout.sizes().get(i);
            if (Transform.fits(layout.inputs().get(i))) {
                int columns = Transform.columns(layout.inputs().get(i));
                for (int k = 0; k < size; k++) {
                    fits.get(i).add(k % columns, row.get(InputMaker.FLOAT, at + 4L * k));
                }
            }
            at += 4L * size;
        }
    }

    private void requireEvents() {
        if (selected == 0) {
            throw new ConfigException(
                    "The selection \"%s\" leaves none of %,d events. Widen it."
                            .formatted(events.select(), rows));
        }
        Partition split = events.split();
        requirePart(Part.TRAIN, split.train());
        requirePart(Part.VALIDATION, split.validation());
        requirePart(Part.TEST, split.test());
    }

    private void requirePart(Part part, double fraction) {
        boolean shared = events.samples().stream().anyMatch(s -> s.part() == Part.SHARED);
        boolean wanted =
                part == Part.TRAIN
                        || shared && fraction > 0
                        || events.samples().stream().anyMatch(s -> s.part() == part);
        RowFile file = files.get(part);
        if (wanted && file != null && file.rows() == 0) {
            throw new ConfigException(
                    "The %s part is empty: none of %,d selected events fell into it. Enlarge its fraction in `split`, or give it a sample with `split: %s`."
                            .formatted(Words.of(part), selected, Words.of(part)));
        }
    }
}
