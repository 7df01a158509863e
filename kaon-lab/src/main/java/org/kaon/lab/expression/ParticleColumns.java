package org.kaon.lab.expression;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Schema;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.Coordinates;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What holds the four-vectors of an event's particles: lists of one length in each row.
///
/// Particles at the end of a list that have no momentum at all are padding and left out.
///
/// @param components in the order of the coordinates; three where particles have no mass
public record ParticleColumns(Coordinates coordinates, List<Expression> components) {

    public ParticleColumns {
        components = List.copyOf(components);
        if (components.size() != 4 && !(components.size() == 3 && mayLackMass(coordinates))) {
            throw new IllegalArgumentException(
                    "particles: %s are not given by %d numbers."
                            .formatted(coordinates, components.size()));
        }
    }

    private static boolean mayLackMass(Coordinates coordinates) {
        return coordinates == Coordinates.PT_ETA_PHI_M || coordinates == Coordinates.M_PX_PY_PZ;
    }

    static ParticleColumns named(Coordinates coordinates, List<String> names) {
        return new ParticleColumns(
                coordinates, names.stream().map(n -> Expression.parse("`" + n + "`")).toList());
    }

    /// The particles of a setting: `part`, the beginning of their columns' names, after which `E`,
    /// `px`, `py`, `pz` stand in whatever case, or `pt`, `eta`, `phi` and `mass` or `energy`
    /// (without these particles are massless); or each component, `pt=Jet_pt, eta=Jet_eta,
    /// phi=Jet_phi, mass=Jet_mass / 1000`, by expressions that give lists.
    ///
    /// *Errors*: [IllegalArgumentException] with what was looked for and what there is.
    public static ParticleColumns of(String setting, Schema schema) {
        if (!setting.contains("=")) {
            return find(setting, schema)
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    missing(setting, schema)
                                            + " Or say where they are: "
                                            + ParticleSetting.EXAMPLE
                                            + "."));
        }
        ParticleColumns given = ParticleSetting.parse(setting);
        for (Expression component : given.components) {
            requireList(component, schema);
        }
        return given;
    }

    private static void requireList(Expression component, Schema schema) {
        Type type;
        try {
            type = component.type(schema);
        } catch (ExpressionException e) {
            throw new IllegalArgumentException("particles: " + e.describe(component.toString()), e);
        }
        if (type != Type.NUMBERS) {
            throw new IllegalArgumentException(
                    "particles: \"%s\" must give a list of numbers in each row; it gives %s."
                            .formatted(component, type));
        }
    }

    /// The columns that begin with a prefix, as [#of]; nothing where there are none.
    public static Optional<ParticleColumns> find(String prefix, Schema schema) {
        return ParticleNames.find(prefix, schema);
    }

    /// What was looked for under a prefix in vain, and what there is.
    public static String missing(String prefix, Schema schema) {
        return ParticleNames.missing(prefix, schema);
    }

    /// The list under the first of some names beside the particles that begin with a prefix.
    public static Optional<String> beside(String prefix, List<String> names, Schema schema) {
        return ParticleNames.beside(prefix, names, schema);
    }

    /// The only set of such columns that a file holds.
    ///
    /// *Errors*: [FormatException] where there are none or several, with their names.
    public static ParticleColumns only(Schema schema, String file) throws FormatException {
        List<String> starts = ParticleNames.starts(schema);
        if (starts.size() == 1) {
            return ParticleNames.at(starts.getFirst(), schema);
        }
        throw FormatException.of(
                file,
                "",
                starts.isEmpty()
                        ? "holds no particles: lists ending in px, py, pz, or in pt, eta, phi. Say"
                                + " where they are: "
                                + ParticleSetting.EXAMPLE
                                + "."
                        : "holds several kinds of particles (%s); say which."
                                .formatted(ParticleNames.several(schema)));
    }

    /// The columns to read.
    ///
    /// *Errors*: [ExpressionException] for functions of particles that the schema lacks.
    public List<String> names(Schema schema) {
        Set<String> names = new LinkedHashSet<>();
        components.forEach(component -> names.addAll(component.columns(schema)));
        return List.copyOf(names);
    }

    /// The columns to read.
    public Projection projection(Schema schema) {
        return new Projection(names(schema));
    }

    /// What tells directions and transverse momenta: three components, but for a rapidity, which
    /// needs the mass.
    public List<Expression> momenta() {
        return switch (coordinates) {
            case E_PX_PY_PZ -> components.subList(1, 4);
            case M_PX_PY_PZ -> components.subList(components.size() - 3, components.size());
            case PT_ETA_PHI_M, PT_ETA_PHI_E -> components.subList(0, 3);
            case PT_Y_PHI_M -> components;
        };
    }

    /// The particles of the events of a chunk.
    ///
    /// @param vectors all particles, those of event `i` at `starts[i]` to `ends[i]`
    public record Events(FourVectors vectors, long[] starts, long[] ends) {

        /// How many events there are.
        public int size() {
            return ends.length;
        }
    }

    /// *Errors*: [FormatException] with the row where the lists of an event differ in length.
    public Events events(Chunk chunk, String file) throws FormatException {
        try {
            return events(chunk);
        } catch (IllegalArgumentException | ExpressionException e) {
            throw FormatException.of(file, "", String.valueOf(e.getMessage()));
        }
    }

    /// *Errors*: [IllegalArgumentException] with the row where the lists of an event differ.
    Events events(Chunk chunk) {
        List<Values> lists = components.stream().map(c -> c.evaluate(chunk)).toList();
        int rows = Math.toIntExact(chunk.rows());
        requireSameLengths(lists, rows, chunk.firstRow());
        int[] offsets = lists.getFirst().offsets();
        long[] starts = new long[rows];
        long[] ends = new long[rows];
        for (int row = 0; row < rows; row++) {
            starts[row] = offsets[row];
            ends[row] = end(lists, offsets[row], offsets[row + 1]);
        }
        return new Events(vectors(lists), starts, ends);
    }

    /// One particle as the columns have it: `part_E[3] = NaN, part_px[3] = 1.0`.
    public String text(Events events, long particle, long item) {
        FourVectors all = events.vectors();
        List<Component> four = List.of(all.first(), all.second(), all.third(), all.fourth());
        boolean behindMass = components.size() == 3 && coordinates == Coordinates.M_PX_PY_PZ;
        List<Component> columns = behindMass ? four.subList(1, 4) : four;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < components.size(); i++) {
            parts.add("%s[%d] = %s".formatted(shown(i), item, columns.get(i).at(particle)));
        }
        return String.join(", ", parts);
    }

    private void requireSameLengths(List<Values> lists, int rows, long firstRow) {
        for (int k = 0; k < lists.size(); k++) {
            if (!lists.get(k).type().list()) {
                throw new IllegalArgumentException(
                        "%s gives a number in each row, expected a list of all particles."
                                .formatted(shown(k)));
            }
            int[] first = lists.getFirst().offsets();
            int row = Arrays.mismatch(first, lists.get(k).offsets()) - 1;
            if (row >= 0 && row < rows) {
                throw new IllegalArgumentException(
                        "row %d: %s has %d items, %s has %d."
                                .formatted(
                                        firstRow + row,
                                        shown(0),
                                        first[row + 1] - first[row],
                                        shown(k),
                                        lists.get(k).offsets()[row + 1] - first[row]));
            }
        }
    }

    private String shown(int component) {
        return components.get(component).toString().replace("`", "");
    }

    private static int end(List<Values> lists, int from, int to) {
        int end = to;
        while (end > from && isPadding(lists, end - 1)) {
            end--;
        }
        return end;
    }

    private static boolean isPadding(List<Values> lists, int item) {
        for (Values list : lists) {
            if (list.numbers()[item] != 0) {
                return false;
            }
        }
        return true;
    }

    private FourVectors vectors(List<Values> lists) {
        List<Component> columns = new ArrayList<>();
        lists.forEach(list -> columns.add(Component.of(list.numbers())));
        if (columns.size() == 3) {
            Component massless = Component.of(new double[lists.getFirst().numbers().length]);
            columns.add(coordinates == Coordinates.M_PX_PY_PZ ? 0 : 3, massless);
        }
        return new FourVectors(
                coordinates, columns.get(0), columns.get(1), columns.get(2), columns.get(3));
    }
}
