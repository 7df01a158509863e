package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.initializer.GlorotUniform.glorotUniform;
import static org.kaon.op.Add.add;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Min.min;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Transpose.transpose;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// Physics of each four-vector `k_j` of a set: `m²(k_j)`, `pt(k_j)`, `Σₘ wⱼₘ·E(kₘ)`, and of the
/// distances `d²ⱼₘ = (k_j − kₘ)²` in Minkowski space as many weighted sums `Σₘ wⱼₘ·d²ⱼₘ` and least
/// values `minₘ wⱼₘ·d²ⱼₘ` as are asked for, with weights of their own: the Lorentz layer of LoLa.
///
/// *Shape*: (E, px, py, pz) `[batch, n, 4]` with a known n → `[batch, n, 3 + sums + minima]`.
/// *Units*: GeV, GeV².
///
/// *Source*: Butter, Kasieczka, Plehn, Russell, arXiv:1707.08966, equations 6 to 8.
public record LorentzLayer(int sums, int minima) implements ParticleLayer {

    public LorentzLayer {
        Settings.requireNotNegative("LorentzLayer", "sums", sums);
        Settings.requireNotNegative("LorentzLayer", "minima", minima);
    }

    /// Two sums and two minima.
    public static LorentzLayer lorentzLayer() {
        return new LorentzLayer(2, 2);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value vectors = LorentzCombination.vectors(new Site(this, scope), call);
        FourVectors one = FourVectors.of(vectors);
        Value masses = one.squaredMass();
        Value energies = matmul(weight(scope, "energy", vectors), one.energy());
        List<Value> features = new ArrayList<>(List.of(masses, one.pt(), energies));
        Value distances = distances(vectors, one, masses);
        for (int i = 0; i < sums; i++) {
            Value weighted = multiply(distances, weight(scope, "distance_sum_" + i, vectors));
            features.add(sum(weighted, true, -1));
        }
        for (int i = 0; i < minima; i++) {
            Value weighted = multiply(distances, weight(scope, "distance_minimum_" + i, vectors));
            features.add(min(weighted, true, -1));
        }
        return Outcome.of(concat(-1, features.toArray(Value[]::new)), call.mask());
    }

    private static Value weight(Scope scope, String name, Value vectors) {
        long n = vectors.shape().extent(1);
        return scope.weight(name, Shape.of(n, n), glorotUniform());
    }

    // (k_j − kₘ)² = m²_j + m²ₘ − 2·k_j·kₘ
    private static Value distances(Value vectors, FourVectors one, Value masses) {
        Value lowered =
                concat(
                        -1,
                        one.energy(),
                        multiply(one.px(), constant(-1f)),
                        multiply(one.py(), constant(-1f)),
                        multiply(one.pz(), constant(-1f)));
        Value products = matmul(vectors, false, lowered, true);
        Value both = add(masses, transpose(masses, 0, 2, 1));
        return subtract(both, multiply(products, constant(2f)));
    }

    static LorentzLayer read(Config in) {
        return new LorentzLayer(in.integer("sums", 2), in.integer("minima", 2));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("sums", sums).put("minima", minima);
    }
}
