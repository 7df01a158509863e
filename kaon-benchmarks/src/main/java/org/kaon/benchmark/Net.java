package org.kaon.benchmark;

import static org.kaon.loss.BinaryCrossentropy.binaryCrossentropy;
import static org.kaon.loss.CategoricalCrossentropy.categoricalCrossentropy;
import static org.kaon.metric.Accuracy.accuracy;
import static org.kaon.metric.Auc.auc;
import static org.kaon.model.Compilation.compilation;
import static org.kaon.optimizer.Adam.adam;

import org.kaon.data.Schema;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.loss.Loss;
import org.kaon.model.Compilation;
import org.kaon.model.Policy;
import org.kaon.model.Sequential;
import org.kaon.tensor.TensorType;

import java.util.Locale;
import java.util.Map;

/// The steps that are timed; the floor program and the peers' scripts have the same under the same
/// names.
///
/// Kaon's step has noise, dropout, the loss and its metrics, which the floor leaves out.
public enum Net {
    /// 28 features, 5 × 300 relu, 1 sigmoid: the deep network of the Higgs study.
    MLP {
        @Override
        Workload prepare(int batch, Policy policy, CpuEngine engine) {
            return fitted(Networks.mlp(), TensorType.float32(28), 1, batch, policy, engine);
        }
    },
    /// The winner of the 2019 top-tagging challenge on 40 × 40 jet images.
    WIN {
        @Override
        Workload prepare(int batch, Policy policy, CpuEngine engine) {
            return fitted(
                    Networks.winner(), TensorType.float32(40, 40, 1), 2, batch, policy, engine);
        }
    },
    /// The deep CIFAR-10 network of 32 × 32 colour pictures.
    DCNN {
        @Override
        Workload prepare(int batch, Policy policy, CpuEngine engine) {
            return fitted(
                    Networks.deep(), TensorType.float32(32, 32, 3), 10, batch, policy, engine);
        }
    },
    /// The critic step of a WGAN with gradient penalty on 9 × 9 footprints: second derivatives.
    WGAN {
        @Override
        Workload prepare(int batch, Policy policy, CpuEngine engine) {
            return CriticStep.prepare(batch, engine);
        }
    },
    /// 4 features, 16 relu, 1 sigmoid: so small that threads can only cost.
    TINY {
        @Override
        Workload prepare(int batch, Policy policy, CpuEngine engine) {
            return fitted(Networks.tiny(), TensorType.float32(4), 1, batch, policy, engine);
        }
    };

    /// The step on a batch of random data, compiled.
    abstract Workload prepare(int batch, Policy policy, CpuEngine engine);

    /// Whether the step can be taken under a policy: the critic's is written out in float32.
    boolean knows(Policy policy) {
        return this != WGAN || policy == Policy.FLOAT32;
    }

    /// Whether the floor program has this step.
    boolean hasFloor() {
        return this == MLP || this == WIN || this == DCNN;
    }

    /// The name on the command line and in results.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return label();
    }

    private static Workload fitted(
            Sequential architecture,
            TensorType feature,
            int outputs,
            int batch,
            Policy policy,
            CpuEngine engine) {
        Schema schema =
                new Schema(Map.of("x", feature), Map.of("y", TensorType.float32(outputs)), false);
        return new FittedWorkload(
                architecture, compiled(outputs).policy(policy), schema, batch, engine);
    }

    private static Compilation compiled(int outputs) {
        Loss loss = outputs == 1 ? binaryCrossentropy() : categoricalCrossentropy();
        return outputs <= 2
                ? compilation(loss, adam(1e-4), accuracy(), auc())
                : compilation(loss, adam(1e-4), accuracy());
    }
}
