package org.kaon.lab.expression;

import org.kaon.io.column.Nearest;
import org.kaon.io.column.Schema;
import org.kaon.physics.substructure.JetFeature;
import org.kaon.physics.substructure.JetFeatures;
import org.kaon.physics.substructure.JetFeatures.Kind;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A number of a row's particles, all taken as one jet: `tau(part, 2)`, where `part` is the
/// beginning of the particles' columns and the other arguments are settings.
///
/// The functions are those of [JetFeatures#ALL]; the parts of the momentum begin with `jet_`, as
/// `mass` and `pt` alone say not of what. Those that measure angles by the radius of the jets take
/// it as a last setting.
record JetCall(Syntax.Call call, Group group, JetFeature.Formula formula) {

    private static final double RADIUS = 0.8;
    private static final Set<String> MOMENTUM =
            Set.of("pt", "eta", "rapidity", "phi", "energy", "mass", "px", "py", "pz");
    private static final Map<String, Kind> KINDS = kinds();

    /// What is looked at together.
    record Group(ParticleColumns particles, double radius) {}

    private static Map<String, Kind> kinds() {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        for (Kind kind : JetFeatures.ALL) {
            kinds.put((MOMENTUM.contains(kind.name()) ? "jet_" : "") + kind.name(), kind);
        }
        return kinds;
    }

    static Set<String> names() {
        return KINDS.keySet();
    }

    /// Whether this is a function of particles.
    static boolean is(Syntax.Call call) {
        return KINDS.containsKey(call.function()) || JetFeature.shortForm(call.function());
    }

    /// The function over columns of a schema.
    ///
    /// *Errors*: [ExpressionException] for particles that are not there and for settings that are
    /// no numbers, too many, missing or out of their range.
    static JetCall of(Syntax.Call call, Schema schema) {
        ParticleColumns particles = particles(call, schema);
        List<Double> settings = new ArrayList<>();
        for (Syntax argument : call.arguments().subList(1, call.arguments().size())) {
            settings.add(number(argument, call));
        }
        Kind kind = KINDS.get(call.function());
        boolean scaled = kind == null ? call.function().startsWith("tau") : kind.scaled();
        int before = kind == null ? 0 : kind.settings().size();
        double radius = scaled && settings.size() == before + 1 ? settings.removeLast() : RADIUS;
        try {
            if (!(radius > 0 && Double.isFinite(radius))) {
                throw new IllegalArgumentException(
                        "the radius must be positive, got " + radius + ".");
            }
            if (kind == null && !settings.isEmpty()) {
                throw new IllegalArgumentException(form(call) + " has no more settings.");
            }
            JetFeature.Formula formula =
                    kind == null
                            ? JetFeature.parse(call.function()).formula()
                            : JetFeature.of(kind, settings);
            return new JetCall(call, new Group(particles, radius), formula);
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(call.position(), String.valueOf(e.getMessage()));
        }
    }

    private static ParticleColumns particles(Syntax.Call call, Schema schema) {
        if (call.arguments().isEmpty()
                || !(call.arguments().getFirst() instanceof Syntax.Name name)) {
            int position =
                    call.arguments().isEmpty()
                            ? call.position()
                            : call.arguments().getFirst().position();
            throw new ExpressionException(
                    position,
                    "%s needs the beginning of the particles' columns first: part for part_px, …"
                            .formatted(form(call)));
        }
        return ParticleColumns.find(name.name(), schema)
                .orElseThrow(() ->
                        new ExpressionException(
                                name.position(),
                                "no particles \"%1$s\": they need lists %1$s_E, %1$s_px, %1$s_py, %1$s_pz, or %1$s_pt, %1$s_eta, %1$s_phi.%2$s"
                                        .formatted(
                                                name.name(),
                                                Nearest.hint(
                                                        name.name(),
                                                        ParticleColumns.prefixes(schema)))));
    }

    /// `tau(particles, n, beta = 1, radius = 0.8)`.
    private static String form(Syntax.Call call) {
        Kind kind = KINDS.get(call.function());
        if (kind == null) {
            return call.function() + "(particles)";
        }
        String inside = kind.form().substring(kind.name().length());
        String settings = inside.isEmpty() ? "" : ", " + inside.substring(1, inside.length() - 1);
        String radius = kind.scaled() ? ", radius = " + RADIUS : "";
        return call.function() + "(particles" + settings + radius + ")";
    }

    private static double number(Syntax argument, Syntax.Call call) {
        return switch (argument) {
            case Syntax.Literal literal -> literal.value();
            case Syntax.Unary(String operator, Syntax.Literal literal, int _)
                    when operator.equals("-") ->
                    -literal.value();
            default ->
                    throw new ExpressionException(
                            argument.position(),
                            "%s: a setting must be a number that is the same for all rows."
                                    .formatted(form(call)));
        };
    }
}
