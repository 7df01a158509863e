package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.List;

/// What a text says of the inputs `x0`, `x1`, …, or of `x` if there is one: `x0 * sigmoid(x1) +
/// 0.5`. It is parsed, never run: what Keras does with a Lambda without code in a file.
///
/// There are `+ - * / ^`, comparisons, `&& || !`, `where(condition, a, b)`, `clip(x, low, high)`,
/// `minimum`, `maximum`, Keras's activations and the usual functions of one number; `sum`, `mean`,
/// `max` and `min` take an axis and leave 1 in its place: `x / sum(x, -1)`.
///
/// *Shape*: the inputs broadcast.
///
/// *Errors*: {@link org.kaon.config.ConfigException} with the column of what is wrong in the text;
/// {@link ShapeException} for inputs that do not fit.
public record Expression(String expression) implements OwnLayer {

    public Expression {
        FormulaParser.parse(expression);
    }

    public static Expression expression(String text) {
        return new Expression(text);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Formula formula = FormulaParser.parse(expression);
        Site site = new Site(this, scope);
        if (formula.names(index -> index >= inputs.size())) {
            throw site.failure(
                    "an input for every name in \"" + expression + "\"", inputs.size() + " inputs");
        }
        try {
            return formula.of(inputs);
        } catch (ShapeException failure) {
            throw new ShapeException(
                    className()
                            + " \""
                            + scope.path()
                            + "\", \""
                            + expression
                            + "\": "
                            + failure.getMessage());
        }
    }

    static Expression read(Config in) {
        in.required("expression");
        return new Expression(in.text("expression", ""));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("expression", expression);
    }
}
