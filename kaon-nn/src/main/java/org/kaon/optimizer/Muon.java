package org.kaon.optimizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Locale;

/// Momentum made orthogonal, for matrices; Adam with its own decay and rate for all other weights,
/// embeddings, and layers that are named. Keras: `Muon`.
///
/// *Source*: Jordan et al., Muon, 2024; the scale `√max(n, m)·rms` from Liu et al.,
/// arXiv:2502.16982.
public record Muon(Adam adam, Momentum momentum, Selection selection) implements Optimizer {

    /// How matrices are updated. An `rmsRate` of 0 leaves the update unscaled.
    public record Momentum(
            double momentum, boolean nesterov, Orthogonalisation orthogonal, double rmsRate) {

        static final Momentum STANDARD = new Momentum(0.95, true, Orthogonalisation.STANDARD, 0.2);
    }

    /// Which weights Adam takes although they are matrices, and how it takes them: regular
    /// expressions of paths, Adam's decay and the ratio of its rate.
    public record Selection(
            List<String> excluded, boolean embeddings, double adamDecay, double adamRatio) {

        static final Selection STANDARD = new Selection(List.of(), true, 0.004, 1);

        public Selection {
            excluded = List.copyOf(excluded);
        }
    }

    private static final double WEIGHT_DECAY = 0.004;

    public Muon {
        Bounds.requireFraction("Muon", "momentum", momentum.momentum);
        Bounds.requireNotNegative("Muon", "ns_steps", momentum.orthogonal.steps());
        Bounds.requireNotNegative("Muon", "rms_rate", momentum.rmsRate);
        Bounds.requireNotNegative("Muon", "adam_weight_decay", selection.adamDecay);
        Bounds.requireNotNegative("Muon", "adam_lr_ratio", selection.adamRatio);
    }

    public static Muon muon(double learningRate) {
        Pace pace = Pace.of(learningRate).decay(new Decay(WEIGHT_DECAY, List.of()));
        return new Muon(Adam.adam(pace), Momentum.STANDARD, Selection.STANDARD);
    }

    @Override
    public Pace pace() {
        return adam.pace();
    }

    @Override
    public double decay(Variable weight) {
        Decay decay = pace().decay();
        boolean ownDecay = isAdams(weight) && !decay.excludes(weight);
        return ownDecay ? selection.adamDecay : decay.of(weight);
    }

    private boolean isAdams(Variable weight) {
        return weight.type().shape().rank() != 2
                || selection.embeddings
                        && weight.name().toLowerCase(Locale.ROOT).contains("embedding")
                || Decay.matches(selection.excluded, weight);
    }

    @Override
    public Value next(Turn turn) {
        if (isAdams(turn.variable())) {
            return adam.next(turn.rated(selection.adamRatio));
        }
        Variable slot = turn.slot("momentum");
        Value g = turn.gradient();
        float mu = (float) momentum.momentum;
        Value m =
                turn.keep(
                        slot,
                        add(
                                slot.read(),
                                add(
                                        g,
                                        multiply(
                                                slot.read(),
                                                constant((float) (momentum.momentum - 1))))));
        Value direction = momentum.nesterov ? add(g, multiply(constant(mu), m)) : m;
        Value update = multiply(turn.rate(), momentum.orthogonal.of(direction));
        Shape shape = turn.weight().shape();
        double largest = Math.max(shape.extent(0), shape.extent(1));
        double scale = momentum.rmsRate == 0 ? 1 : Math.sqrt(largest) * momentum.rmsRate;
        return subtract(turn.weight(), multiply(update, constant((float) scale)));
    }

    static Muon read(Config in) {
        Momentum m = Momentum.STANDARD;
        Selection s = Selection.STANDARD;
        Orthogonalisation o = Orthogonalisation.STANDARD;
        Adam adam =
                new Adam(
                        Pace.read(in, 0.001, WEIGHT_DECAY),
                        in.number("adam_beta_1", 0.9),
                        in.number("adam_beta_2", 0.999),
                        in.number("epsilon", 1e-7),
                        false);
        return new Muon(
                adam,
                new Momentum(
                        in.number("momentum", m.momentum),
                        in.flag("nesterov", m.nesterov),
                        new Orthogonalisation(
                                in.number("muon_a", o.a()),
                                in.number("muon_b", o.b()),
                                in.number("muon_c", o.c()),
                                in.integer("ns_steps", o.steps())),
                        in.isNull("rms_rate") ? 0 : in.number("rms_rate", m.rmsRate)),
                new Selection(
                        Decay.texts(in, "exclude_layers"),
                        in.flag("exclude_embeddings", s.embeddings),
                        in.isNull("adam_weight_decay")
                                ? 0
                                : in.number("adam_weight_decay", s.adamDecay),
                        in.number("adam_lr_ratio", s.adamRatio)));
    }

    @Override
    public void write(Config.Writer out) {
        pace().write(out);
        out.put("adam_beta_1", adam.beta1())
                .put("adam_beta_2", adam.beta2())
                .put("epsilon", adam.epsilon())
                .put("exclude_layers", selection.excluded)
                .put("muon_a", momentum.orthogonal.a())
                .put("muon_b", momentum.orthogonal.b())
                .put("muon_c", momentum.orthogonal.c())
                .put("adam_lr_ratio", selection.adamRatio)
                .put("momentum", momentum.momentum)
                .put("ns_steps", momentum.orthogonal.steps())
                .put("nesterov", momentum.nesterov)
                .put("exclude_embeddings", selection.embeddings)
                .put("adam_weight_decay", selection.adamDecay)
                .put("rms_rate", momentum.rmsRate == 0 ? Decay.none() : (Double) momentum.rmsRate);
    }
}
