package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Decoupled weight decay, `w ← w − w·decay·rate` before the optimizer's own step. Keras:
/// `weight_decay`.
///
/// @param factor 0 for none
/// @param excluded regular expressions; a weight whose path contains one does not decay. Keras:
///   `exclude_from_weight_decay(var_names=…)`
public record Decay(double factor, List<String> excluded) {

    public static final Decay NONE = new Decay(0, List.of());

    private static final String EXCLUDED = "exclude_from_weight_decay";

    public Decay {
        excluded = List.copyOf(excluded);
        if (!(factor >= 0) || Double.isInfinite(factor)) {
            throw new ConfigException(
                    "Optimizer: expects a weight decay of 0 or more, found " + factor + ".");
        }
        try {
            excluded.forEach(Pattern::compile);
        } catch (PatternSyntaxException broken) {
            throw new ConfigException(
                    "Optimizer: \""
                            + EXCLUDED
                            + "\" expects regular expressions, found: "
                            + broken.getMessage());
        }
    }

    /// The decay of one weight.
    double of(Variable weight) {
        return excludes(weight) ? 0 : factor;
    }

    boolean excludes(Variable weight) {
        return matches(excluded, weight);
    }

    static boolean matches(List<String> patterns, Variable weight) {
        return patterns.stream()
                .anyMatch(each -> Pattern.compile(each).matcher(weight.name()).find());
    }

    static Value decayed(Value weight, double factor, Value rate) {
        return factor == 0
                ? weight
                : subtract(weight, multiply(multiply(weight, constant((float) factor)), rate));
    }

    static Decay read(Config in, double otherwise) {
        double factor = in.isNull("weight_decay") ? 0 : in.number("weight_decay", otherwise);
        return new Decay(factor, texts(in, EXCLUDED));
    }

    /// A list of texts; none where there is none.
    static List<String> texts(Config in, String key) {
        List<String> texts = new ArrayList<>();
        Object found = in.raw(key).orElse(List.of());
        if (!(found instanceof List<?> list)) {
            throw in.wrong(key, "a list of texts", found);
        }
        list.forEach(each -> texts.add(String.valueOf(each)));
        return texts;
    }

    void write(Config.Writer out) {
        out.put("weight_decay", factor == 0 ? none() : (Double) factor);
        if (!excluded.isEmpty()) {
            out.put(EXCLUDED, excluded);
        }
    }

    /// JSON's `null` among numbers.
    static @Nullable Double none() {
        return null;
    }
}
