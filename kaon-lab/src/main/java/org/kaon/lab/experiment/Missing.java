package org.kaon.lab.experiment;

import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Problems;
import org.kaon.lab.yaml.Value;

import java.util.LinkedHashMap;
import java.util.Map;

/// What happens to an event with a missing value, a NaN or an infinity in an input, a target, its
/// weight or what it is selected by.
///
/// @param fill the number that replaces it in an input, for [Treatment#FILL]; an event where
///   anything else is missing is left out
public record Missing(Treatment treatment, double fill) {

    /// The three ways.
    public enum Treatment {
        /// The run ends before training, with the columns and their counts.
        ERROR,
        /// The event is left out and counted.
        DROP,
        /// The number is replaced and counted.
        FILL
    }

    /// The run ends with an error.
    public static final Missing ERROR = new Missing(Treatment.ERROR, 0);

    static Missing read(Value value, String path, Problems problems) {
        if (value instanceof Value.Scalar scalar) {
            switch (scalar.text()) {
                case "error" -> {
                    return ERROR;
                }
                case "drop" -> {
                    return new Missing(Treatment.DROP, 0);
                }
                default -> {}
            }
        }
        if (value instanceof Value.Mapping) {
            Fields in = Fields.of(value, path, problems);
            double fill =
                    in.required("fill")
                            .map(v ->
                                    Fields.real(
                                            v,
                                            in.path("fill"),
                                            -Double.MAX_VALUE,
                                            Double.MAX_VALUE,
                                            problems))
                            .orElse(0.0);
            in.done();
            return new Missing(Treatment.FILL, fill);
        }
        problems.add(
                value,
                path,
                "expected error, drop or {fill: number}; found " + value.describe() + ".");
        return ERROR;
    }

    Object plain() {
        Map<String, Object> filled = new LinkedHashMap<>();
        filled.put("fill", fill);
        return switch (treatment) {
            case ERROR -> "error";
            case DROP -> "drop";
            case FILL -> filled;
        };
    }
}
