package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.initializer.RandomUniform.randomUniform;
import static org.kaon.layer.FourVectors.atLeast;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Einsum.einsum;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// Trained combinations of four-vectors, each boosted into the rest frame of another trained
/// combination, and their features there: `E, pt, η, φ, m` of each and `cos` of the angle between
/// each two: the Lorentz boost network.
///
/// The weights of combinations enter by their absolute values, so that combinations are particles.
///
/// *Shape*: (E, px, py, pz) `[batch, n, 4]` with a known n → `[batch, 5·m + m·(m − 1)/2]` for m
/// combinations. *Units*: GeV, rad.
///
/// *Source*: Erdmann, Geiser, Rath, Rieger, arXiv:1812.09722, equations 1 to 5.
public record LorentzBoost(int combinations) implements ParticleLayer {

    public LorentzBoost {
        Settings.requirePositive("LorentzBoost", "combinations", combinations);
    }

    public static LorentzBoost lorentzBoost(int combinations) {
        return new LorentzBoost(combinations);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value vectors = LorentzCombination.vectors(new Site(this, scope), call);
        Value particles = combined(scope, "particles", vectors);
        Value frames = combined(scope, "rest_frames", vectors);
        Value boosted = boosted(particles, frames);
        FourVectors one = FourVectors.of(boosted);
        Value each =
                concat(-1, one.energy(), one.pt(), one.pseudorapidity(), one.azimuth(), one.mass());
        Value features = reshape(each, Shape.of(vectors.shape().extent(0), 5L * combinations));
        return Outcome.of(combinations == 1 ? features : concat(-1, features, cosines(boosted)));
    }

    private Value combined(Scope scope, String name, Value vectors) {
        Shape shape = Shape.of(vectors.shape().extent(1), combinations);
        Value weights = abs(scope.weight(name, shape, randomUniform(0, 1)));
        return einsum("bim,ij->bjm", vectors, weights);
    }

    // p′ = p + (γ²/(γ + 1)·β·p − γ·E)·β and E′ = γ·(E − β·p), which need no division by β.
    private static Value boosted(Value particles, Value frames) {
        FourVectors frame = FourVectors.of(frames);
        Value beta = divide(slice(frames, -1, 1, 4), atLeast(frame.energy(), 1e-6f));
        Value gamma = divide(frame.energy(), frame.mass());
        Value energy = slice(particles, -1, 0, 1);
        Value momentum = slice(particles, -1, 1, 4);
        Value along = sum(multiply(beta, momentum), true, -1);
        Value factor = divide(square(gamma), add(gamma, constant(1f)));
        Value shift = subtract(multiply(factor, along), multiply(gamma, energy));
        return concat(
                -1, multiply(gamma, subtract(energy, along)), add(momentum, multiply(shift, beta)));
    }

    private Value cosines(Value boosted) {
        Value momentum = slice(boosted, -1, 1, 4);
        Value size = sqrt(atLeast(sum(square(momentum), true, -1), 1e-8f));
        Value unit = divide(momentum, size);
        Value all = matmul(unit, false, unit, true);
        List<Value> pairs = new ArrayList<>();
        for (int i = 0; i < combinations - 1; i++) {
            Value row = slice(slice(all, 1, i, i + 1L), 2, i + 1L, combinations);
            pairs.add(reshape(row, Shape.of(all.shape().extent(0), combinations - 1L - i)));
        }
        return concat(-1, pairs.toArray(Value[]::new));
    }

    static LorentzBoost read(Config in) {
        return new LorentzBoost(in.integer("combinations"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("combinations", combinations);
    }
}
