package org.kaon.lab.expression;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Schema;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.Coordinates;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns that hold the four-vectors of an event's particles: lists of one length in each row.
///
/// @param names of the columns, in the order of the coordinates; three where particles have no mass
public record ParticleColumns(Coordinates coordinates, List<String> names) {

    private static final List<String> SEPARATORS = List.of("_", ".", "");
    private static final List<String> ENERGIES = List.of("E", "e", "energy");
    private static final List<String> MASSES = List.of("mass", "m");

    public ParticleColumns {
        names = List.copyOf(names);
    }

    /// The columns that begin with a prefix: `E`, `px`, `py`, `pz`, or `pt`, `eta`, `phi` and
    /// `mass` (without which particles are massless).
    ///
    /// *Errors*: [FormatException] with what was looked for.
    ///
    /// @param file where the columns come from, for the error
    public static ParticleColumns of(String prefix, Schema schema, String file)
            throws FormatException {
        Optional<ParticleColumns> found = find(prefix, schema);
        if (found.isPresent()) {
            return found.get();
        }
        throw FormatException.of(
                file,
                "",
                "holds no lists %1$s_E, %1$s_px, %1$s_py, %1$s_pz, nor %1$s_pt, %1$s_eta, %1$s_phi.%2$s"
                        .formatted(prefix, Nearest.hint(prefix + "_px", schema.names())));
    }

    /// The columns that begin with a prefix, as [#of]; nothing where there are none.
    public static Optional<ParticleColumns> find(String prefix, Schema schema) {
        return SEPARATORS.stream()
                .flatMap(separator -> beginning(prefix + separator, schema).stream())
                .findFirst();
    }

    /// The only set of such columns that a file holds.
    ///
    /// *Errors*: [FormatException] where there are none or several, with their names.
    public static ParticleColumns only(Schema schema, String file) throws FormatException {
        List<String> starts = starts(schema);
        if (starts.size() == 1) {
            return beginning(starts.getFirst(), schema).orElseThrow();
        }
        throw FormatException.of(
                file,
                "",
                starts.isEmpty()
                        ? "holds no particles: lists ending in E, px, py, pz, or in pt, eta, phi."
                        : "holds several kinds of particles (%s); say which."
                                .formatted(String.join(", ", starts)));
    }

    /// How the particles that a schema holds may be named.
    static List<String> prefixes(Schema schema) {
        return starts(schema).stream().map(start -> start.replaceAll("[_.]$", "")).toList();
    }

    private static List<String> starts(Schema schema) {
        List<String> starts = new ArrayList<>();
        for (String name : schema.names()) {
            for (String end : List.of("px", "eta")) {
                String start =
                        name.endsWith(end) ? name.substring(0, name.length() - end.length()) : "";
                if (name.endsWith(end)
                        && !starts.contains(start)
                        && beginning(start, schema).isPresent()) {
                    starts.add(start);
                }
            }
        }
        return starts;
    }

    private static Optional<ParticleColumns> beginning(String start, Schema schema) {
        for (String energy : ENERGIES) {
            List<String> names = named(start, energy, "px", "py", "pz");
            if (names.stream().allMatch(n -> isList(n, schema))) {
                return Optional.of(new ParticleColumns(Coordinates.E_PX_PY_PZ, names));
            }
        }
        List<String> directions = named(start, "pt", "eta", "phi");
        if (!directions.stream().allMatch(n -> isList(n, schema))) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(directions);
        MASSES.stream()
                .map(m -> start + m)
                .filter(n -> isList(n, schema))
                .findFirst()
                .ifPresent(names::add);
        return Optional.of(new ParticleColumns(Coordinates.PT_ETA_PHI_M, names));
    }

    private static List<String> named(String start, String... ends) {
        return List.of(ends).stream().map(end -> start + end).toList();
    }

    private static boolean isList(String name, Schema schema) {
        return schema.fields().stream()
                .anyMatch(f ->
                        f.name().equals(name)
                                && f.type() instanceof ColumnType.Jagged(ColumnType.Flat _));
    }

    /// The columns to read.
    public Projection projection() {
        return new Projection(names);
    }

    /// The particles of the events of a chunk.
    ///
    /// @param vectors all particles, those of event `i` at `starts[i]` to `starts[i + 1]`
    public record Events(FourVectors vectors, long[] starts) {}

    /// *Errors*: [FormatException] with the row where the lists of an event differ in length.
    public Events events(Chunk chunk, String file) throws FormatException {
        try {
            return events(chunk);
        } catch (IllegalArgumentException e) {
            throw FormatException.of(file, "", String.valueOf(e.getMessage()));
        }
    }

    /// *Errors*: [IllegalArgumentException] with the row where the lists of an event differ.
    Events events(Chunk chunk) {
        List<Jagged> lists = names.stream().map(name -> (Jagged) chunk.column(name)).toList();
        int rows = Math.toIntExact(chunk.rows());
        long[] starts = new long[rows + 1];
        for (int i = 0; i < rows; i++) {
            long count = lists.getFirst().count(i);
            for (int k = 1; k < lists.size(); k++) {
                if (lists.get(k).count(i) != count) {
                    throw new IllegalArgumentException(
                            "row %d: %s has %d items, %s has %d."
                                    .formatted(
                                            chunk.firstRow() + i,
                                            names.getFirst(),
                                            count,
                                            names.get(k),
                                            lists.get(k).count(i)));
                }
            }
            starts[i + 1] = starts[i] + count;
        }
        List<Component> components =
                new ArrayList<>(lists.stream().map(l -> component(l, starts[rows])).toList());
        if (components.size() == 3) {
            components.add(Component.of(new double[Math.toIntExact(starts[rows])]));
        }
        return new Events(
                new FourVectors(
                        coordinates,
                        components.get(0),
                        components.get(1),
                        components.get(2),
                        components.get(3)),
                starts);
    }

    /// One particle as the columns have it: `part_E[3] = NaN, part_px[3] = 1.0`.
    public String text(Events events, long particle, long item) {
        FourVectors all = events.vectors();
        List<Component> columns = List.of(all.first(), all.second(), all.third(), all.fourth());
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            parts.add("%s[%d] = %s".formatted(names.get(i), item, columns.get(i).at(particle)));
        }
        return String.join(", ", parts);
    }

    private static Component component(Jagged lists, long count) {
        long first = lists.length() == 0 ? 0 : lists.offsets().start(0);
        double[] values = new double[Math.toIntExact(count)];
        for (int i = 0; i < values.length; i++) {
            values[i] = lists.numbers().at(first + i);
        }
        return Component.of(values);
    }
}
