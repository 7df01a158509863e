package org.kaon.lab.prepare;

import org.kaon.data.Schema;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.experiment.Balance;
import org.kaon.lab.experiment.Events;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.experiment.Partition;
import org.kaon.lab.experiment.Sample;
import org.kaon.lab.yaml.ConfigException;
import org.kaon.lab.yaml.Words;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// One pass over all samples of an experiment: every selected event is written into the scratch
/// file of its part, and the transforms are fitted on the training part. For one thread.
///
/// *Errors*: [ConfigException] for formulas that do not fit a file, labels outside the classes,
/// numbers that are not finite where nothing says what to do, an empty selection or an empty part,
/// weights to train on that do not sum to more than 0; [org.kaon.io.column.FormatException] for
/// files that cannot be read.
public final class Preparation {

    private static final int CHUNK = 512;
    private static final long BLOCK_BYTES = 1 << 20;

    private final Experiment experiment;
    private final Events events;
    private final Layout layout;
    private final Catalog catalog;
    private final Map<Part, RowFile> files = new EnumMap<>(Part.class);
    private final List<Standardisation.Fit> fits = new ArrayList<>();
    private final List<SampleFacts> facts = new ArrayList<>();
    private final List<Segment> segments = new ArrayList<>();
    private final Faults faults = new Faults();
    private final TrainedOn trainedOn;
    private final int threads;
    private Optional<RowFile> labels = Optional.empty();
    private long selected;
    private long rows;

    private Preparation(Experiment experiment, Catalog catalog, int threads) {
        this.threads = threads;
        this.experiment = experiment;
        this.events = experiment.events();
        this.layout = Layout.of(experiment);
        this.trainedOn = new TrainedOn(events.classes());
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
    /// @param threads how many read at once; they do not enter the result
    public static PreparedEvents prepare(
            Experiment experiment, Catalog catalog, Path folder, int threads) throws IOException {
        Preparation preparation = new Preparation(experiment, catalog, threads);
        try {
            return preparation.run(folder);
        } catch (IOException | RuntimeException e) {
            preparation.close();
            throw e;
        }
    }

    private void close() throws IOException {
        for (RowFile file : files.values()) {
            file.close();
        }
        if (labels.isPresent()) {
            labels.get().close();
        }
    }

    private PreparedEvents run(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Part part : Part.HOLDING) {
            files.put(
                    part, RowFile.create(folder.resolve(Words.of(part) + ".rows"), layout.width()));
        }
        if (balance() == Balance.CLASSES) {
            labels = Optional.of(RowFile.create(folder.resolve("train.classes"), 1));
        }
        for (int i = 0; i < events.samples().size(); i++) {
            read(events.samples().get(i), i);
        }
        faults.check(events.missing(), selected);
        requireEvents();
        for (RowFile file : files.values()) {
            file.flush();
        }
        if (labels.isPresent()) {
            labels.get().flush();
        }
        List<Standardisation> fitted = new ArrayList<>();
        for (int i = 0; i < fits.size(); i++) {
            fitted.add(
                    Transform.fits(layout.inputs().get(i))
                            ? fits.get(i).result()
                            : Standardisation.none(Transform.columns(layout.inputs().get(i))));
        }
        Transforms transforms = new Transforms(layout.names(), fitted);
        Scratch scratch = new Scratch(files, labels, mixture());
        return new PreparedEvents(
                experiment,
                layout,
                transforms,
                scratch,
                List.copyOf(facts),
                faults,
                trainedOn.remarks());
    }

    private Balance balance() {
        return experiment.training().loop().balance();
    }

    private Mixture mixture() {
        List<Double> shares =
                events.shares()
                        ? events.samples().stream().map(it -> it.share().orElse(0)).toList()
                        : List.of();
        return Mixture.of(balance(), segments, shares, labels);
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
            read(locations.get(i), new BlockMaker.Place(sample, number, first, total));
            first += counts[i];
        }
    }

    private void read(String location, BlockMaker.Place place) throws IOException {
        long before = selected;
        Map<Part, Long> usedBefore = used();
        long[] classes = new long[events.classes().size()];
        long count;
        try (Source source = catalog.open(location)) {
            count = source.rows();
            // Formulas that do not fit are found before anything is read.
            bound(source, place, location);
            try (SplitThreads<EventBlock> blocks =
                    new SplitThreads<>(
                            SplitThreads.merged(source.splits()),
                            threads,
                            (split, results) -> read(source, split, place, location, results),
                            EventBlock::close)) {
                for (var block = blocks.next(); block.isPresent(); block = blocks.next()) {
                    try (EventBlock open = block.get()) {
                        take(open, classes);
                    }
                }
            }
        }
        rows += count;
        Map<Part, Long> used = new EnumMap<>(Part.class);
        used().forEach((part, n) -> used.put(part, n - usedBefore.getOrDefault(part, 0L)));
        segments.add(
                new Segment(
                        place.number(),
                        usedBefore.getOrDefault(Part.TRAIN, 0L),
                        used.getOrDefault(Part.TRAIN, 0L),
                        Arrays.stream(classes).boxed().toList()));
        addFacts(location, count, selected - before, used);
    }

    private void addFacts(String location, long count, long chosen, Map<Part, Long> used)
            throws IOException {
        Path file = catalog.file(location);
        boolean real = Files.isRegularFile(file);
        facts.add(
                new SampleFacts(
                        location,
                        real ? Files.size(file) : 0,
                        real ? Checksum.of(file) : "",
                        count,
                        chosen,
                        used));
    }

    private Binding bound(Source source, BlockMaker.Place place, String location) {
        return Binding.toTrain(experiment, place.sample().truth(), source.schema(), location);
    }

    // On a thread of its own: whatever is mutable belongs to it.
    private void read(
            Source source,
            Split split,
            BlockMaker.Place place,
            String location,
            Consumer<EventBlock> results)
            throws IOException {
        Binding binding = bound(source, place, location);
        BlockMaker maker = new BlockMaker(experiment, layout, binding, place, location);
        long step = Math.clamp(BLOCK_BYTES / (4L * layout.width()), 16, CHUNK);
        try (Reader reader = source.open(split, binding.columns(), Memory.chunks(step))) {
            for (var chunk = reader.next(); chunk.isPresent(); chunk = reader.next()) {
                try (Chunk open = chunk.get()) {
                    results.accept(maker.make(open));
                }
            }
        }
    }

    private Map<Part, Long> used() {
        Map<Part, Long> used = new EnumMap<>(Part.class);
        files.forEach((part, file) -> used.put(part, file.rows()));
        return used;
    }

    private void take(EventBlock block, long[] classes) throws IOException {
        selected += block.selected();
        faults.add(block.faults());
        for (int i = 0; i < block.rows(); i++) {
            Part part = block.part(i);
            RowFile file = Objects.requireNonNull(files.get(part));
            MemorySegment row = file.next().copyFrom(block.row(i));
            if (part == Part.TRAIN) {
                fit(row);
                float weight = row.get(InputMaker.FLOAT, 4L * layout.weight());
                if (!events.classifies()) {
                    trainedOn.add(0, weight);
                } else {
                    float label = row.get(InputMaker.FLOAT, 4L * layout.features());
                    trainedOn.add((int) label, weight);
                    classes[(int) label]++;
                    if (labels.isPresent()) {
                        labels.get().next().set(InputMaker.FLOAT, 0, label);
                        labels.get().append();
                    }
                }
            }
            file.append();
        }
    }

    private void fit(MemorySegment row) {
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
        requireShares();
        trainedOn.check();
    }

    // What an epoch shall have a part of must have events.
    private void requireShares() {
        for (int k = 0; k < events.classes().size() && balance() == Balance.CLASSES; k++) {
            int label = k;
            if (segments.stream().allMatch(it -> it.classes().get(label) == 0)) {
                throw new ConfigException(
                        "`balance: classes` needs events of every class to train on; there are none of \"%s\"."
                                .formatted(events.classes().get(k)));
            }
        }
        boolean bySample = balance() == Balance.SAMPLES || events.shares();
        for (int i = 0; i < events.samples().size() && bySample; i++) {
            Sample sample = events.samples().get(i);
            int number = i;
            if (sample.trained()
                    && segments.stream().noneMatch(it -> it.sample() == number && it.rows() > 0)) {
                throw new ConfigException(
                        "The sample %s has its share of what is trained on, but no events there."
                                .formatted(String.join(", ", sample.files())));
            }
        }
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
