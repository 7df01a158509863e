package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Factors of the learning rate for single layers or weights, by patterns of weight paths:
/// `conv2d*/**`, `dense/bias`. The first pattern that fits counts. Kaon's own setting
/// `learning_rate_multipliers`.
public record Multipliers(Map<String, Double> byPath) {

    public static final Multipliers NONE = new Multipliers(Map.of());

    private static final String KEY = "learning_rate_multipliers";

    public Multipliers {
        byPath = Collections.unmodifiableMap(new LinkedHashMap<>(byPath));
        byPath.forEach((pattern, factor) -> {
            if (!(factor >= 0) || Double.isInfinite(factor)) {
                throw new ConfigException(
                        "Optimizer: \""
                                + KEY
                                + "\" expects numbers of 0 or more, found "
                                + factor
                                + " for "
                                + pattern
                                + ".");
            }
        });
    }

    Value times(Value rate, String path) {
        for (var each : byPath.entrySet()) {
            if (FileSystems.getDefault()
                    .getPathMatcher("glob:" + each.getKey())
                    .matches(Path.of(path))) {
                return multiply(rate, constant(each.getValue().floatValue()));
            }
        }
        return rate;
    }

    static Multipliers read(Config in) {
        Object found = in.raw(KEY).orElse(Map.of());
        if (!(found instanceof Map<?, ?> map)) {
            throw in.wrong(KEY, "a map of path patterns to factors", found);
        }
        Map<String, Double> byPath = new LinkedHashMap<>();
        map.forEach((pattern, factor) -> {
            if (!(factor instanceof Number number)) {
                throw in.wrong(KEY, "a number for each pattern", found);
            }
            byPath.put(String.valueOf(pattern), number.doubleValue());
        });
        return new Multipliers(byPath);
    }

    void writeIfSet(Config.Writer out) {
        if (!byPath.isEmpty()) {
            out.put(KEY, byPath);
        }
    }
}
