package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Window.window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kaon.engine.Plan;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.Padding;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

class VariableStoreTest {

    private static final Shape KERNEL = Shape.of(3, 3, 16, 32);

    private final Variable kernel = new Variable("kernel", numbered(0));
    private final Value x = placeholder("x", Shape.of(2, 8, 8, 16));
    private CpuEngine engine;

    @BeforeEach
    void open() {
        engine = CpuEngine.open(1);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void readsAndWritesInRowMajorOrder() {
        assertThat(engine.read(kernel).floats()).isEqualTo(numbered(0).floats());
        engine.write(kernel, numbered(7));
        assertThat(engine.read(kernel).floats()).isEqualTo(numbered(7).floats());
    }

    @Test
    void aReadIsACopy() {
        Tensor before = engine.read(kernel);
        engine.write(kernel, numbered(7));
        assertThat(before.floats()).isEqualTo(numbered(0).floats());
    }

    @Test
    void aKernelInABlockedLayoutIsReadAndWrittenAllTheSame() {
        Value y = convolution(x, kernel.read(), window(2, Padding.SAME));
        Value gradient = Gradients.gradients(sum(y), List.of(kernel.read())).getFirst();
        Value next = subtract(kernel.read(), multiply(gradient, constant(0f)));
        try (Plan step = engine.compile(new Graph(Map.of("y", y), Map.of(kernel, next)))) {
            Tensor zeros = Tensor.of(x.shape(), new float[2 * 8 * 8 * 16]);
            step.run(Map.of("x", zeros));
            assertThat(engine.read(kernel).floats()).isEqualTo(numbered(0).floats());
            engine.write(kernel, numbered(3));
            assertThat(engine.read(kernel).floats()).isEqualTo(numbered(3).floats());
            step.run(Map.of("x", zeros));
            assertThat(engine.read(kernel).floats()).isEqualTo(numbered(3).floats());
        }
    }

    @Test
    void thePlanThatUsesAVariableFirstChoosesItsLayout() {
        VariableStore store = new VariableStore();
        VariableStore.Stored stored = store.stored(kernel);
        assertThat(stored.slot().layout().isPlain()).isTrue();
        Layout turned =
                EngineThread.call(() -> {
                    OneDnn.load();
                    long[] strides = {1, 3, 9, 9 * 16};
                    Layout wanted =
                            Layout.of(
                                    kernel.type(),
                                    Layout.strided(DataType.FLOAT32, KERNEL.extents(), strides));
                    stored.prefer(wanted);
                    stored.settle();
                    stored.prefer(Layout.plain(kernel.type()));
                    return wanted;
                });
        assertThat(turned.toString()).isEqualTo("dcba");
        assertThat(stored.slot().layout()).isEqualTo(turned);
        float[] read = EngineThread.call(() -> store.read(kernel).floats());
        assertThat(read).isEqualTo(numbered(0).floats());
        EngineThread.call(() -> {
            store.close();
            return store;
        });
    }

    @Test
    void refusesAValueOfAnotherType() {
        assertThatThrownBy(() -> engine.write(kernel, Tensor.of(Shape.of(2), 1f, 2f)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("Variable kernel: expected float32[3, 3, 16, 32], found");
    }

    private static Tensor numbered(int start) {
        float[] values = new float[(int) KERNEL.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = start + i;
        }
        return Tensor.of(KERNEL, values);
    }
}
