package org.kaon.io.lhe;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The events of a Les Houches file: a row each, its particles as lists (`particle/px`, …), the
/// weights of other choices as the list `weights`.
///
/// The file is read once when it is opened, to count its events.
public final class LheSource implements Source {

    private static final List<String> EVENT =
            List.of("particles", "process", "weight", "scale", "alpha_qed", "alpha_qcd");
    private static final List<String> PARTICLE =
            List.of(
                    "id",
                    "status",
                    "mother1",
                    "mother2",
                    "color1",
                    "color2",
                    "px",
                    "py",
                    "pz",
                    "energy",
                    "mass",
                    "lifetime",
                    "spin");
    private static final int WHOLE_IN_EVENT = 2;
    private static final int WHOLE_IN_PARTICLE = 6;
    private static final String WEIGHTS = "weights";
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final String file;
    private final LheText.Opening opening;
    private final Schema schema;
    private final long rows;

    private LheSource(String file, LheText.Opening opening, long rows) {
        this.file = file;
        this.opening = opening;
        this.rows = rows;
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < EVENT.size(); i++) {
            fields.add(new Schema.Field(EVENT.get(i), flat(i < WHOLE_IN_EVENT)));
        }
        for (int i = 0; i < PARTICLE.size(); i++) {
            ColumnType list = new ColumnType.Jagged(flat(i < WHOLE_IN_PARTICLE));
            fields.add(new Schema.Field("particle/" + PARTICLE.get(i), list));
        }
        fields.add(new Schema.Field(WEIGHTS, new ColumnType.Jagged(flat(false))));
        this.schema = new Schema(fields);
    }

    private static ColumnType flat(boolean whole) {
        return new ColumnType.Flat(whole ? ElementType.INT32 : ElementType.FLOAT64);
    }

    /// Whether a file is of that kind, in gzip or not.
    public static boolean recognises(Path path) throws IOException {
        try (LheText text = new LheText(path.toString(), () -> Files.newInputStream(path))) {
            return text.begins();
        } catch (FormatException e) {
            return false;
        }
    }

    /// Opens a file.
    ///
    /// *Errors*: [FormatException] with the line where an event is not what it should be.
    public static LheSource open(Path path) throws IOException {
        return of(path.toString(), () -> Files.newInputStream(path));
    }

    static LheSource of(String file, LheText.Opening opening) throws IOException {
        try (LheText text = new LheText(file, opening)) {
            if (!text.begins()) {
                throw FormatException.of(file, "", "does not begin with <LesHouchesEvents>.");
            }
            long rows = 0;
            while (text.event().isPresent()) {
                rows++;
            }
            return new LheSource(file, opening, rows);
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return rows;
    }

    @Override
    public List<Split> splits() {
        return rows == 0 ? List.of() : List.of(new Split(0, rows));
    }

    @Override
    public Reader open(Split split, Projection columns, Memory memory) throws IOException {
        Schema wanted = schema.select(columns, file, "");
        if (split.end() > rows) {
            throw FormatException.of(
                    file,
                    "",
                    "has %d events, asked for %d to %d."
                            .formatted(rows, split.firstRow(), split.end()));
        }
        List<Integer> places =
                wanted.fields().stream()
                        .map(it ->
                                schema.names().indexOf(schema.find(it.name()).orElseThrow().name()))
                        .toList();
        return new Events(wanted, places, split, memory);
    }

    @Override
    public void close() {
        // Each reader has a file of its own.
    }

    private final class Events implements Reader {
        private final Schema wanted;
        private final List<Integer> places;
        private final Memory memory;
        private final long end;
        private final LheText text;
        private long next;

        Events(Schema wanted, List<Integer> places, Split split, Memory memory) throws IOException {
            this.wanted = wanted;
            this.places = places;
            this.memory = memory;
            this.end = split.end();
            this.text = new LheText(file, opening);
            for (next = 0; next < split.firstRow(); next++) {
                event();
            }
        }

        private LheEvent event() throws IOException {
            return text.event()
                    .orElseThrow(
                            () -> FormatException.of(file, "", "has changed since it was opened."));
        }

        @Override
        public Optional<Chunk> next() throws IOException {
            if (next >= end) {
                return Optional.empty();
            }
            List<LheEvent> events = new ArrayList<>();
            for (long left = Math.min(memory.rows(), end - next); left > 0; left--) {
                events.add(event());
            }
            Arena arena = memory.arenas().get();
            List<Column> columns =
                    places.stream().map(place -> column(events, place, arena)).toList();
            Chunk chunk = new Chunk(wanted, next, events.size(), columns, arena);
            next += events.size();
            return Optional.of(chunk);
        }

        @Override
        public void close() throws IOException {
            next = end;
            text.close();
        }
    }

    private static Column column(List<LheEvent> events, int place, Arena arena) {
        if (place < EVENT.size()) {
            double[] values = events.stream().mapToDouble(it -> it.head()[place]).toArray();
            return numbers(values, place < WHOLE_IN_EVENT, arena);
        }
        int member = place - EVENT.size();
        boolean weights = member == PARTICLE.size();
        long[] counts =
                events.stream()
                        .mapToLong(it -> weights ? it.weights().size() : it.particles().size())
                        .toArray();
        double[] values =
                weights
                        ? events.stream()
                                .flatMap(it -> it.weights().stream())
                                .mapToDouble(Double::doubleValue)
                                .toArray()
                        : events.stream()
                                .flatMap(it -> it.particles().stream())
                                .mapToDouble(it -> it[member])
                                .toArray();
        boolean whole = !weights && member < WHOLE_IN_PARTICLE;
        return new Jagged(Offsets.ofCounts(arena, counts), numbers(values, whole, arena));
    }

    private static Flat numbers(double[] values, boolean whole, Arena arena) {
        MemorySegment data = arena.allocate((whole ? 4L : 8L) * values.length, 64);
        for (int i = 0; i < values.length; i++) {
            if (whole) {
                data.set(INT, 4L * i, (int) values[i]);
            } else {
                data.set(DOUBLE, 8L * i, values[i]);
            }
        }
        return new Flat(whole ? ElementType.INT32 : ElementType.FLOAT64, values.length, data);
    }
}
