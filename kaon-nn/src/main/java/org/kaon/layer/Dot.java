package org.kaon.layer;

import static org.kaon.op.Einsum.einsum;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.UnitNormalisation.unitNormalisation;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.List;

/// `Σ` over one axis of each of two inputs, row by row: of vectors divided by their norms, the
/// cosine of the angle between them. Keras: `Dot`.
///
/// *Shape*: `[batch, a…, n, b…]`, `[batch, c…, n, d…]` → `[batch, a…, b…, c…, d…]`, or `[batch, 1]`
/// where nothing is left.
public record Dot(List<Integer> axes, boolean normalize) implements Layer {

    public Dot {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 2) {
            throw new ConfigException("Dot: \"axes\" expects one axis or two, found " + axes + ".");
        }
    }

    public static Dot dot(int first, int second) {
        return new Dot(List.of(first, second), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        if (inputs.size() != 2) {
            throw site.failure("two inputs", inputs.size() + " inputs");
        }
        Value a = inputs.getFirst();
        Value b = inputs.getLast();
        int first = site.axis(a, axes.getFirst());
        int second = site.axis(b, axes.getLast());
        if (first == 0 || second == 0 || a.shape().extent(first) != b.shape().extent(second)) {
            throw site.failure(
                    "axes " + axes + " of one extent, none the batch's",
                    a.shape() + " and " + b.shape());
        }
        String left = letters(a, 'c', first);
        String right = letters(b, (char) ('c' + a.shape().rank()), second);
        String kept = (left + right.substring(1)).replace("b", "");
        Value y =
                einsum(
                        left + "," + right + "->" + kept,
                        normalize ? unitNormalisation(a, first) : a,
                        normalize ? unitNormalisation(b, second) : b);
        return y.shape().rank() == 1 ? expandDims(y, 1) : y;
    }

    /// `a` for the batch, `b` for the summed axis, letters of their own for the others.
    private static String letters(Value x, char from, int summed) {
        StringBuilder letters = new StringBuilder("a");
        for (int i = 1; i < x.shape().rank(); i++) {
            letters.append(i == summed ? 'b' : (char) (from + i));
        }
        return letters.toString();
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return Outcome.of(apply(scope, call.inputs()));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Dot read(Config in) {
        return new Dot(Settings.integers(in, "axes"), in.flag("normalize", false));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axes", Settings.oneOrAll(axes)).put("normalize", normalize);
    }
}
