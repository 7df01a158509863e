package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Sum.sum;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.lang.management.ManagementFactory;
import java.util.Map;

class StepAllocationTest {

    private static final int BATCH = 16;
    private static final int STEPS = 1000;
    private static final int WARM_ROUNDS = 20;

    private static final ThreadMXBean BEAN = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static Graph training() {
        Network network = new Network(11);
        Value image = placeholder("image", Shape.of(BATCH, 12, 12, 1));
        Value x = relu(network.conv("conv2d", network.noise(image, 0.1f, 3), 8));
        x = Network.pool(relu(network.conv("conv2d_1", x, 16)), 2);
        x = network.dropout(relu(network.dense("dense", Network.flat(x), 24)), 0.1f, 5);
        Value logits = network.dense("output", x, 2);
        Value target = placeholder("target", Shape.of(BATCH, 2));
        Value loss = negate(mean(sum(multiply(target, logSoftmax(logits, -1)), false, -1)));
        network.adam(loss, 0.003f, 0, 0);
        return network.graph(Map.of("loss", loss));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aTrainingStepAllocatesNothingOnTheHeap(int threads) {
        try (CpuEngine engine = CpuEngine.open(threads);
                Plan step = engine.compile(training())) {
            Network numbers = new Network(2);
            Tensor image = numbers.normal(1, BATCH, 12, 12, 1);
            Tensor target = numbers.normal(0, BATCH, 2);
            Tensor[] feeds =
                    step.feeds().stream()
                            .map(name -> name.equals("image") ? image : target)
                            .toArray(Tensor[]::new);
            long bytes = engine.call(() -> bytes(step, feeds));
            assertThat(bytes).as("bytes of %d steps", STEPS).isZero();
        }
    }

    // Rounds until the JIT compiler has removed what the interpreter allocates.
    private static long bytes(Plan step, Tensor[] feeds) {
        long[] team = new long[CpuEngine.threads()];
        Team.run((member, members) -> team[member] = Thread.currentThread().threadId());
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < WARM_ROUNDS && bytes > 0; round++) {
            long before = allocated(team);
            for (int i = 0; i < STEPS; i++) {
                step.run(feeds);
            }
            bytes = allocated(team) - before;
        }
        return bytes;
    }

    private static long allocated(long[] threads) {
        long sum = 0;
        for (long thread : threads) {
            sum += BEAN.getThreadAllocatedBytes(thread);
        }
        return sum;
    }
}
