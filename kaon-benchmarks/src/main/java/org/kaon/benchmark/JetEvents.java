package org.kaon.benchmark;

import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.expression.ParticleColumns;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.catalog.Kinds;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Events whose jets are searched: their particles side by side, those of event `i` at `starts[i]`
/// to `starts[i + 1]`.
record JetEvents(FourVectors particles, long[] starts) {

    private static final double WIDEST = 4;
    private static final double NARROW = 0.25;

    int size() {
        return starts.length - 1;
    }

    double particlesEach() {
        return (double) starts[size()] / size();
    }

    /// The first events of a file, at most so many.
    static JetEvents read(String location, int most) throws IOException {
        List<List<FourVector>> events = new ArrayList<>();
        try (Source source = Sources.open(location, Path.of(""))) {
            ParticleColumns columns = ParticleColumns.only(source.schema(), location);
            Split split = new Split(0, Math.min(most, source.rows()));
            try (Reader reader =
                    source.open(split, columns.projection(source.schema()), Memory.chunks(4096))) {
                for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                    try (Chunk chunk = next.get()) {
                        ParticleColumns.Events found = columns.events(chunk, location);
                        for (int i = 0; i < found.size(); i++) {
                            List<FourVector> event = new ArrayList<>();
                            for (long k = found.starts()[i]; k < found.ends()[i]; k++) {
                                event.add(found.vectors().at(k));
                            }
                            events.add(event);
                        }
                    }
                }
            }
        }
        if (events.isEmpty()) {
            throw new IllegalArgumentException(location + " holds no events.");
        }
        return of(events);
    }

    /// Jets of `kaon generate toy-jets`.
    static JetEvents generated(int count) {
        Generator generator = Kinds.named("toy-jets").usual();
        float[][] rows = generator.allocate(count);
        generator.fill(1, 0, count, rows);
        int slots = generator.fields().getFirst().size() / 4;
        List<List<FourVector>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<FourVector> event = new ArrayList<>();
            for (int k = 0; k < slots; k++) {
                int at = 4 * (i * slots + k);
                float[] p = rows[0];
                if (p[at] > 0) {
                    event.add(new FourVector(p[at], p[at + 1], p[at + 2], p[at + 3]));
                }
            }
            events.add(event);
        }
        return of(events);
    }

    /// Events of so many massless particles, even in azimuth and in `|y| < 4`, most of them soft.
    static JetEvents spread(int particles, int count) {
        SplittableRandom random = new SplittableRandom(particles);
        List<List<FourVector>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<FourVector> event = new ArrayList<>();
            for (int k = 0; k < particles; k++) {
                double y = random.nextDouble(-WIDEST, WIDEST);
                event.add(massless(random, y, random.nextDouble(-Math.PI, Math.PI)));
            }
            events.add(event);
        }
        return of(events);
    }

    /// The same about one direction an event, with a deviation of 0.25 in rapidity and in azimuth.
    static JetEvents narrow(int particles, int count) {
        SplittableRandom random = new SplittableRandom(particles);
        List<List<FourVector>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double axis = random.nextDouble(-Math.PI, Math.PI);
            List<FourVector> event = new ArrayList<>();
            for (int k = 0; k < particles; k++) {
                double y = NARROW * random.nextGaussian();
                event.add(massless(random, y, axis + NARROW * random.nextGaussian()));
            }
            events.add(event);
        }
        return of(events);
    }

    private static FourVector massless(SplittableRandom random, double y, double phi) {
        double soft = StrictMath.log(1 - random.nextDouble());
        return FourVector.ofPtEtaPhiM(0.1 + soft * soft, y, phi, 0);
    }

    private static JetEvents of(List<List<FourVector>> events) {
        long[] starts = new long[events.size() + 1];
        for (int i = 0; i < events.size(); i++) {
            starts[i + 1] = starts[i] + events.get(i).size();
        }
        double[][] parts = new double[4][Math.toIntExact(starts[events.size()])];
        int at = 0;
        for (List<FourVector> event : events) {
            for (FourVector p : event) {
                parts[0][at] = p.e();
                parts[1][at] = p.px();
                parts[2][at] = p.py();
                parts[3][at++] = p.pz();
            }
        }
        return new JetEvents(
                FourVectors.cartesian(
                        Component.of(parts[0]),
                        Component.of(parts[1]),
                        Component.of(parts[2]),
                        Component.of(parts[3])),
                starts);
    }

    /// Writes how many events there are, where each starts, and `E, px, py, pz` of each particle:
    /// int64 and float64, little-endian.
    void write(Path file) throws IOException {
        int all = Math.toIntExact(starts[size()]);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + 8 * starts.length + 32 * all)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(size());
        for (long start : starts) {
            bytes.putLong(start);
        }
        for (int i = 0; i < all; i++) {
            FourVector p = particles.at(i);
            bytes.putDouble(p.e()).putDouble(p.px()).putDouble(p.py()).putDouble(p.pz());
        }
        Files.write(file, bytes.array());
    }
}
