package org.kaon.layer;

import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;

import java.util.List;
import java.util.Optional;

/// Numbers of categories as rows of zeros and ones, or as counts; a number outside `[0, tokens)`
/// gives zeros. The keyword `count_weights` weighs what is counted. Keras: `CategoryEncoding`.
///
/// *Shape*: `[batch, n]` → `[batch, tokens]`, one-hot `[batch, n, tokens]`. *Type*: integers, or
/// floats that hold some.
public record CategoryEncoding(int tokens, CategoryMode mode) implements Layer {

    public CategoryEncoding {
        Settings.requirePositive("CategoryEncoding", "num_tokens", tokens);
        if (mode == CategoryMode.INT) {
            throw new ConfigException(
                    "CategoryEncoding: \"output_mode\" expects multi_hot, one_hot or count, found"
                            + " int.");
        }
    }

    public static CategoryEncoding categoryEncoding(int tokens) {
        return new CategoryEncoding(tokens, CategoryMode.MULTI_HOT);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className(), "count_weights");
        Value x = CategoryMode.integers(call.input());
        Site site = new Site(this, scope);
        if (x.shape().rank() < 1) {
            throw site.failure("a batch axis", x);
        }
        Optional<Value> weights = call.named("count_weights");
        if (weights.isPresent() && mode != CategoryMode.COUNT) {
            throw new ConfigException(
                    "CategoryEncoding \""
                            + scope.path()
                            + "\": \"count_weights\" expects \"output_mode\" count, found "
                            + Settings.lower(mode)
                            + ".");
        }
        Value encoded = weights.map(w -> counted(x, w)).orElseGet(() -> mode.encode(x, tokens));
        return Outcome.of(cast(encoded, scope.compute()));
    }

    private Value counted(Value x, Value weights) {
        Value column = cast(reshape(weights, weights.shape().append(1)), DataType.FLOAT32);
        return sum(multiply(oneHot(x, tokens), column), false, x.shape().rank() > 1 ? 1 : 0);
    }

    static CategoryEncoding read(Config in) {
        in.neutral("sparse", false);
        boolean old = "binary".equals(in.raw("output_mode").orElse(""));
        return new CategoryEncoding(
                in.integer("num_tokens"),
                old ? CategoryMode.MULTI_HOT : in.choice("output_mode", CategoryMode.MULTI_HOT));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("num_tokens", tokens).put("output_mode", Settings.lower(mode));
    }
}
