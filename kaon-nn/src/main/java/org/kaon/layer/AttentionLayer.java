package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.initializer.Ones.ones;
import static org.kaon.op.Add.add;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.tensor.Shape;

/// Attention with the scores `scale·q·k`, or `w·Σ tanh(scale·(q + k))` in the mode `CONCAT`; scale
/// and w are trained scalars. Keras: `Attention`.
///
/// *Shape*: see {@link ScoredAttention}. *Source*: Luong et al. 2015.
public record AttentionLayer(boolean useScale, Mode mode, double dropout, Seed seed)
        implements ScoredAttention {

    /// How a query and a key are compared.
    public enum Mode {
        DOT,
        CONCAT
    }

    public AttentionLayer {
        Settings.requireFraction("Attention", "dropout", dropout);
    }

    public static AttentionLayer attention() {
        return new AttentionLayer(false, Mode.DOT, 0, Seed.ofModel());
    }

    @Override
    public String className() {
        return "Attention";
    }

    @Override
    public Value scores(Scope scope, Value query, Value key) {
        Value scale = useScale ? scope.weight("scale", Shape.scalar(), ones()) : constant(1f);
        if (mode == Mode.DOT) {
            Value products = matmul(query, false, key, true);
            return useScale ? multiply(products, scale) : products;
        }
        Value pairs = add(expandDims(query, -2), expandDims(key, -3));
        Value compared = tanh(useScale ? multiply(pairs, scale) : pairs);
        Value weight = scope.weight("concat_score_weight", Shape.scalar(), ones());
        return multiply(sum(compared, false, -1), weight);
    }

    static AttentionLayer read(Config in) {
        return new AttentionLayer(
                in.flag("use_scale", false),
                in.choice("score_mode", Mode.DOT),
                in.number("dropout", 0),
                Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("use_scale", useScale)
                .put("score_mode", Settings.lower(mode))
                .put("dropout", dropout)
                .put("seed", seed.written());
    }
}
