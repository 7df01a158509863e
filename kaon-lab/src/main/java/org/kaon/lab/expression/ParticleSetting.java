package org.kaon.lab.expression;

import org.kaon.physics.vector.Coordinates;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Particles that are given component by component, each a list: `pt=Jet_pt, eta=Jet_eta,
/// phi=Jet_phi, mass=Jet_mass / 1000`.
final class ParticleSetting {

    static final String EXAMPLE = "pt=LIST,eta=LIST,phi=LIST,mass=LIST";

    private static final Map<String, String> SPELT =
            Map.of("energy", "e", "m", "mass", "rapidity", "y");

    private ParticleSetting() {}

    /// The component names of coordinates, in their order: `pt`, `eta`, `phi`, `mass`.
    static List<String> names(Coordinates coordinates) {
        return Stream.of(coordinates.name().toLowerCase(Locale.ROOT).split("_"))
                .map(name -> SPELT.getOrDefault(name, name))
                .toList();
    }

    /// The particles of a text.
    ///
    /// *Errors*: [IllegalArgumentException] for components that make no momentum and for a formula
    /// that is none.
    static ParticleColumns parse(String text) {
        Map<String, Expression> components = new LinkedHashMap<>();
        for (String part : split(text)) {
            int sign = part.indexOf('=');
            if (sign <= 0) {
                throw unknown(text);
            }
            String name = part.substring(0, sign).strip();
            if (components.put(name, expression(part.substring(sign + 1).strip())) != null) {
                throw new IllegalArgumentException("particles: " + name + " is given twice.");
            }
        }
        return of(components);
    }

    private static Expression expression(String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException e) {
            throw new IllegalArgumentException("particles: " + e.describe(text), e);
        }
    }

    private static ParticleColumns of(Map<String, Expression> components) {
        Map<String, Expression> known = new LinkedHashMap<>();
        components.forEach((name, value) -> {
            String low = name.toLowerCase(Locale.ROOT);
            known.put(SPELT.getOrDefault(low, low), value);
        });
        for (Coordinates coordinates : Coordinates.values()) {
            for (List<String> names : forms(coordinates)) {
                if (known.keySet().equals(Set.copyOf(names))) {
                    return new ParticleColumns(
                            coordinates, names.stream().map(known::get).toList());
                }
            }
        }
        throw unknown(String.join(", ", components.keySet()));
    }

    private static List<List<String>> forms(Coordinates coordinates) {
        List<String> all = names(coordinates);
        List<String> massless = all.stream().filter(name -> !name.equals("mass")).toList();
        boolean may =
                coordinates == Coordinates.PT_ETA_PHI_M || coordinates == Coordinates.M_PX_PY_PZ;
        return may ? List.of(all, massless) : List.of(all);
    }

    private static IllegalArgumentException unknown(String found) {
        String forms =
                Stream.of(Coordinates.values())
                        .map(c -> String.join(", ", names(c)))
                        .collect(Collectors.joining("; "));
        return new IllegalArgumentException(
                "particles: expected the components %s (without mass they are massless), as in %s; found \"%s\"."
                        .formatted(forms, EXAMPLE, found));
    }

    /// Cuts at the commas outside of brackets.
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }
}
