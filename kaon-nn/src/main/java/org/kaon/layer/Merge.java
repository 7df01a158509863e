package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// Several inputs made one, element by element. Keras: `Add`, `Subtract`, `Multiply`, `Average`,
/// `Maximum`, `Minimum`.
///
/// Where all inputs have masks, the largest and the smallest are of those that their masks leave
/// in.
///
/// *Shape*: inputs that stretch to one shape; those with fewer axes get axes of 1 after the batch.
public record Merge(Kind kind) implements Layer {

    /// What is made of the inputs.
    public enum Kind {
        ADD,
        /// The first of two less the second.
        SUBTRACT,
        MULTIPLY,
        /// The sum divided by the number of inputs.
        AVERAGE,
        MAXIMUM,
        MINIMUM;

        String kerasName() {
            return name().charAt(0) + Settings.lower(this).substring(1);
        }

        private Value of(Value a, Value b) {
            return switch (this) {
                case ADD, AVERAGE -> add(a, b);
                case SUBTRACT -> subtract(a, b);
                case MULTIPLY -> multiply(a, b);
                case MAXIMUM -> maximum(a, b);
                case MINIMUM -> minimum(a, b);
            };
        }
    }

    @Override
    public String className() {
        return kind.kerasName();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        if (kind == Kind.SUBTRACT && inputs.size() != 2) {
            throw site.failure("two inputs", inputs.size() + " inputs");
        }
        Value merged = Merging.reduce(site, inputs, kind::of);
        return kind == Kind.AVERAGE ? multiply(merged, constant(1f / inputs.size())) : merged;
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return switch (kind) {
            case MAXIMUM, MINIMUM -> Merging.masked(new Site(this, scope), call, kind::of);
            case ADD, SUBTRACT, MULTIPLY, AVERAGE ->
                    Merging.outcome(apply(scope, call.inputs()), call.masks());
        };
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    @Override
    public void write(Config.Writer out) {}
}
