package org.kaon.lab.experiment;

import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;
import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Location;
import org.kaon.lab.yaml.Problems;
import org.kaon.lab.yaml.Value;

/// Reads expressions from a configuration.
final class Formula {

    private Formula() {}

    /// The expression of a value; `0` after a mistake.
    static Expression read(Value value, String path, Problems problems) {
        String text = Fields.text(value, path, problems);
        if (text.isBlank()) {
            if (value instanceof Value.Scalar s && s.kind() != Value.Kind.NOTHING) {
                problems.add(value, path, "expected an expression; found an empty text.");
            }
            return Expression.parse("0");
        }
        try {
            return Expression.parse(text);
        } catch (ExpressionException e) {
            problems.add(at(value), path, e.describe(text));
            return Expression.parse("0");
        }
    }

    private static Location at(Value value) {
        return value.location();
    }

    static Expression read(Fields in, String key, Expression fallback) {
        return in.optional(key)
                .map(value -> read(value, in.path(key), in.problems()))
                .orElse(fallback);
    }
}
