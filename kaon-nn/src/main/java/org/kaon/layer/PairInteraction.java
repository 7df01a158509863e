package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.layer.FourVectors.atLeast;
import static org.kaon.op.Add.add;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Gelu.gelu;
import static org.kaon.op.Log.log;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Round.round;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.StopGradient.stopGradient;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Transpose.transpose;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;
import java.util.function.UnaryOperator;

/// How two particles of a set are related, as biases of attention scores: `ln kt`, `ln z`, `ln Δ`
/// and `ln m²` of each pair, normalised, through dense layers with normalisations and GELU between
/// them.
///
/// `Δ` is the distance in rapidity and azimuth, `kt = min(pt)·Δ`, `z = min(pt) / (pt + pt′)`, m the
/// mass of both; no gradient goes to the four-vectors. Moments of batches are those of all pairs.
///
/// *Shape*: four-vectors (E, px, py, pz) `[batch, n, 4]` → `[batch, heads, n, n]`.
///
/// *Source*: Qu, Li, Qian, arXiv:2202.03772, equations 1 to 3.
public record PairInteraction(List<Integer> units, int heads) implements ParticleLayer {

    private static final float LEAST = 1e-8f;

    public PairInteraction {
        units = List.copyOf(units);
        units.forEach(each -> Settings.requirePositive("PairInteraction", "units", each));
        Settings.requirePositive("PairInteraction", "num_heads", heads);
    }

    public static PairInteraction pairInteraction(int heads, Integer... units) {
        return new PairInteraction(List.of(units), heads);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Site site = new Site(this, scope);
        Value vectors = site.require(call.input(), 3);
        if (vectors.shape().extent(2) != 4) {
            throw site.failure("four-vectors [batch, n, 4]", vectors);
        }
        Value y = Norms.batch(scope.within("input"), features(vectors));
        for (int i = 0; i < units.size(); i++) {
            y = gelu(mapped(scope.within("pair_" + i), y, units.get(i)));
        }
        return Outcome.of(transpose(mapped(scope.within("heads"), y, heads), 0, 3, 1, 2));
    }

    private static Value mapped(Scope scope, Value x, int units) {
        return Norms.batch(scope, Dense.dense(units).apply(scope, List.of(x)));
    }

    /// *Shape*: `[batch, n, 4]` → `[batch, n, n, 4]`.
    static Value features(Value vectors) {
        FourVectors one = FourVectors.of(vectors);
        UnaryOperator<Value> row = x -> expandDims(x, 2);
        UnaryOperator<Value> column = x -> expandDims(x, 1);
        Value phi = one.azimuth();
        Value turns = subtract(row.apply(phi), column.apply(phi));
        Value whole = round(divide(turns, constant((float) (2 * Math.PI))));
        Value around = subtract(turns, multiply(whole, constant((float) (2 * Math.PI))));
        Value rapidity = one.rapidity();
        Value along = subtract(row.apply(rapidity), column.apply(rapidity));
        Value distance = atLeast(sqrt(atLeast(add(square(along), square(around)), 1e-20f)), LEAST);
        Value pt = one.pt();
        Value softer = minimum(row.apply(pt), column.apply(pt));
        Value both = add(row.apply(pt), column.apply(pt));
        Value mass = FourVectors.of(add(row.apply(vectors), column.apply(vectors))).squaredMass();
        return stopGradient(
                concat(
                        -1,
                        log(atLeast(multiply(softer, distance), LEAST)),
                        log(atLeast(divide(softer, both), LEAST)),
                        log(distance),
                        log(atLeast(mass, LEAST))));
    }

    static PairInteraction read(Config in) {
        return new PairInteraction(Settings.integersOrNone(in, "units"), in.integer("num_heads"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("units", units).put("num_heads", heads);
    }
}
