package org.kaon.lab.expression;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Schema;
import org.kaon.physics.vector.Coordinates;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where a file holds particles, told by the names of its columns: a beginning (`part`, `Jet`),
/// `_`, `.`, `/` or nothing, and the component, in whatever case.
final class ParticleNames {

    private static final List<String> SEPARATORS = List.of("_", ".", "", "/");
    private static final List<String> E = List.of("E", "e", "energy", "en");
    private static final List<String> M = List.of("mass", "m");
    private static final List<String> Y = List.of("rapidity", "rap", "y");

    // The first that a file has is taken.
    private static final List<Form> FORMS =
            List.of(
                    Form.of(Coordinates.E_PX_PY_PZ, E, "px", "py", "pz"),
                    Form.polar(Coordinates.PT_ETA_PHI_M, List.of("eta"), M),
                    Form.polar(Coordinates.PT_ETA_PHI_E, List.of("eta"), E),
                    Form.polar(Coordinates.PT_Y_PHI_M, Y, M),
                    Form.of(Coordinates.M_PX_PY_PZ, M, "px", "py", "pz"),
                    // TLorentzVector and LorentzVector of ROOT, EDM4hep, HepMC3.
                    Form.of(Coordinates.E_PX_PY_PZ, List.of("fE"), "fP.fX", "fP.fY", "fP.fZ"),
                    Form.of(
                            Coordinates.PT_ETA_PHI_M,
                            List.of("fCoordinates.fPt"),
                            "fCoordinates.fEta",
                            "fCoordinates.fPhi",
                            "fCoordinates.fM"),
                    Form.of(Coordinates.E_PX_PY_PZ, E, "momentum.x", "momentum.y", "momentum.z"),
                    Form.of(Coordinates.M_PX_PY_PZ, M, "momentum.x", "momentum.y", "momentum.z"),
                    Form.of(
                            Coordinates.E_PX_PY_PZ,
                            List.of("momentum.m_v4"),
                            "momentum.m_v1",
                            "momentum.m_v2",
                            "momentum.m_v3"),
                    // Without a mass.
                    Form.of(Coordinates.PT_ETA_PHI_M, List.of("pt"), "eta", "phi"),
                    Form.of(Coordinates.M_PX_PY_PZ, List.of("px"), "py", "pz"));

    private ParticleNames() {}

    /// The components of a momentum as they may be spelt, in the order of the coordinates; three
    /// where particles have no mass.
    private record Form(Coordinates coordinates, List<List<String>> ends) {

        static Form of(Coordinates coordinates, List<String> first, String... others) {
            List<List<String>> ends = new ArrayList<>();
            ends.add(first);
            for (String other : others) {
                ends.add(List.of(other));
            }
            return new Form(coordinates, ends);
        }

        static Form polar(Coordinates coordinates, List<String> along, List<String> last) {
            return new Form(coordinates, List.of(List.of("pt"), along, List.of("phi"), last));
        }

        /// The columns that begin so, where all are there.
        Optional<ParticleColumns> in(Schema schema, String start) {
            List<String> names = new ArrayList<>();
            for (List<String> spellings : ends) {
                column(schema, start, spellings).ifPresent(names::add);
            }
            return names.size() == ends.size()
                    ? Optional.of(ParticleColumns.named(coordinates, names))
                    : Optional.empty();
        }
    }

    private static Optional<String> column(Schema schema, String start, List<String> ends) {
        return Stream.concat(
                        ends.stream().filter(end -> isList(schema, start + end)).map(start::concat),
                        schema.names().stream()
                                .filter(name ->
                                        ends.stream()
                                                .anyMatch(end ->
                                                        name.startsWith(start)
                                                                && name.substring(start.length())
                                                                        .equalsIgnoreCase(end)))
                                .filter(name -> isList(schema, name)))
                .findFirst();
    }

    private static boolean isList(Schema schema, String name) {
        return schema.find(name).filter(field -> isList(field.type())).isPresent();
    }

    private static boolean isList(ColumnType type) {
        return switch (type) {
            case ColumnType.Jagged(ColumnType content) -> isNumber(content);
            case ColumnType.Fixed fixed -> fixed.shape().size() == 1 && isNumber(fixed.content());
            case ColumnType.Nullable(ColumnType content) -> isList(content);
            case ColumnType.Flat _, ColumnType.Struct _, ColumnType.Text _, ColumnType.Opaque _ ->
                    false;
        };
    }

    private static boolean isNumber(ColumnType type) {
        return type instanceof ColumnType.Flat
                || type instanceof ColumnType.Nullable(ColumnType.Flat _);
    }

    /// The particles whose columns begin with a prefix.
    static Optional<ParticleColumns> find(String prefix, Schema schema) {
        return SEPARATORS.stream()
                .flatMap(separator -> beginning(prefix + separator, schema).stream())
                .findFirst();
    }

    /// A list of the particles whose columns begin with a prefix, under the first of some names.
    static Optional<String> beside(String prefix, List<String> ends, Schema schema) {
        return ends.stream()
                .flatMap(end ->
                        SEPARATORS.stream()
                                .flatMap(s -> column(schema, prefix + s, List.of(end)).stream()))
                .findFirst();
    }

    private static Optional<ParticleColumns> beginning(String start, Schema schema) {
        return FORMS.stream().flatMap(form -> form.in(schema, start).stream()).findFirst();
    }

    /// How the particles that a file holds may be named.
    static List<String> prefixes(Schema schema) {
        return starts(schema).stream().map(start -> start.replaceAll("[_./]$", "")).toList();
    }

    /// The beginnings of columns of particles, with what separates them from the components.
    static List<String> starts(Schema schema) {
        List<String> middles =
                FORMS.stream().flatMap(form -> form.ends.get(1).stream()).distinct().toList();
        List<String> starts = new ArrayList<>();
        for (String name : schema.names()) {
            for (String end : middles) {
                int cut = name.length() - end.length();
                if (cut >= 0 && name.substring(cut).equalsIgnoreCase(end)) {
                    String start = name.substring(0, cut);
                    if (!starts.contains(start) && beginning(start, schema).isPresent()) {
                        starts.add(start);
                    }
                }
            }
        }
        return starts;
    }

    /// The particles of one beginning of [#starts].
    static ParticleColumns at(String start, Schema schema) {
        return beginning(start, schema).orElseThrow();
    }

    /// What was looked for under a prefix, what is there of it, and what else there is.
    static String missing(String prefix, Schema schema) {
        String looked =
                ("no particles \"%1$s\": looked for lists %1$s_px, %1$s_py, %1$s_pz, or %1$s_pt,"
                                + " %1$s_eta, %1$s_phi (beside them _E, _energy, _mass, _m; also"
                                + " with . or nothing for _, in capitals or not).")
                        .formatted(prefix);
        List<String> unfit =
                SEPARATORS.stream()
                        .flatMap(s ->
                                Stream.of("pt", "eta", "px")
                                        .flatMap(end -> unfit(schema, prefix + s + end)))
                        .distinct()
                        .toList();
        List<String> known = prefixes(schema);
        String others =
                known.isEmpty()
                        ? Nearest.hint(prefix + "_pt", schema.names())
                        : Nearest.hint(prefix, known);
        return looked + String.join("", unfit) + others;
    }

    private static Stream<String> unfit(Schema schema, String name) {
        return schema.fields().stream()
                .filter(f -> f.name().equalsIgnoreCase(name) && !isList(f.type()))
                .map(f -> " %s is no list of numbers but %s.".formatted(f.name(), f.type()));
    }

    /// The kinds of particles that a file holds, for an error.
    static String several(Schema schema) {
        return prefixes(schema).stream()
                .map(prefix -> prefix.isEmpty() ? "\"\"" : prefix)
                .collect(Collectors.joining(", "));
    }
}
