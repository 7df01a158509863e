package org.kaon.lab.expression;

import org.kaon.io.column.Schema;
import org.kaon.physics.substructure.JetFeature;
import org.kaon.physics.substructure.JetFeatures;
import org.kaon.physics.substructure.JetFeatures.Kind;
import org.kaon.physics.vector.Coordinates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A number of a row's particles, all taken as one jet: `tau(part, 2)`, where `part` is the
/// beginning of the particles' columns, or lists of coordinates, `pt_eta_phi_m(pt, eta, phi,
/// mass)`, and the other arguments are settings.
///
/// The functions are those of [JetFeatures#ALL]; the parts of the momentum begin with `jet_`, as
/// `mass` and `pt` alone say not of what. Those that measure angles by the radius of the jets take
/// it as a last setting.
record JetCall(Syntax.Call call, Group group, JetFeature.Formula formula) {

    private static final double RADIUS = 0.8;
    private static final Set<String> MOMENTUM =
            Set.of("pt", "eta", "rapidity", "phi", "energy", "mass", "px", "py", "pz");
    private static final Map<String, Kind> KINDS = kinds();
    private static final Map<String, Coordinates> COORDINATES =
            Stream.of(Coordinates.values())
                    .collect(Collectors.toMap(c -> c.name().toLowerCase(Locale.ROOT), c -> c));

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
        int position =
                call.arguments().isEmpty()
                        ? call.position()
                        : call.arguments().getFirst().position();
        return switch (call.arguments().isEmpty() ? call : call.arguments().getFirst()) {
            case Syntax.Name name ->
                    ParticleColumns.find(name.name(), schema)
                            .orElseThrow(() ->
                                    new ExpressionException(
                                            position,
                                            ParticleColumns.missing(name.name(), schema)
                                                    + " Or give the lists: pt_eta_phi_m(pt, eta,"
                                                    + " phi, mass)."));
            case Syntax.Call lists when COORDINATES.containsKey(lists.function()) ->
                    given(lists, schema);
            case Syntax.Literal _,
                    Syntax.Flag _,
                    Syntax.Unary _,
                    Syntax.Binary _,
                    Syntax.Call _,
                    Syntax.Item _ ->
                    throw new ExpressionException(
                            position,
                            "%s needs the beginning of the particles' columns first: part for part_px, …; or their lists: pt_eta_phi_m(pt, eta, phi, mass)."
                                    .formatted(form(call)));
        };
    }

    private static ParticleColumns given(Syntax.Call lists, Schema schema) {
        Typing typing = new Typing(schema);
        for (Syntax component : lists.arguments()) {
            Type type = typing.of(component);
            if (type != Type.NUMBERS) {
                throw new ExpressionException(
                        component.position(),
                        "%s needs a list of numbers for each component of its particles; found %s."
                                .formatted(lists.function(), type));
            }
        }
        Coordinates coordinates = Objects.requireNonNull(COORDINATES.get(lists.function()));
        try {
            return new ParticleColumns(
                    coordinates, lists.arguments().stream().map(Expression::of).toList());
        } catch (IllegalArgumentException e) {
            throw new ExpressionException(lists.position(), String.valueOf(e.getMessage()));
        }
    }

    /// Whether this is a word for particles that are given by lists: `pt_eta_phi_m`.
    static boolean isCoordinates(String word) {
        return COORDINATES.containsKey(word);
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
