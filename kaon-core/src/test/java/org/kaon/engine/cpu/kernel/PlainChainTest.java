package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.engine.cpu.kernel.Chain.Binary;
import org.kaon.engine.cpu.kernel.Chain.Load;
import org.kaon.engine.cpu.kernel.Chain.Parameter;
import org.kaon.engine.cpu.kernel.Chain.Store;
import org.kaon.engine.cpu.kernel.Chain.StoreFlushed;
import org.kaon.engine.cpu.kernel.Chain.Unary;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Random;

class PlainChainTest {

    /// Adam: weight, gradient, m, v; parameters β₁, 1 − β₁, β₂, 1 − β₂, step size, ε.
    static final Chain ADAM =
            new Chain(
                    List.of(
                            new Load(0, Access.FULL),
                            new Load(1, Access.FULL),
                            new Load(2, Access.FULL),
                            new Load(3, Access.FULL),
                            new Parameter(0),
                            new Parameter(1),
                            new Parameter(2),
                            new Parameter(3),
                            new Parameter(4),
                            new Parameter(5),
                            new Binary(BinaryFunction.MULTIPLY, 2, 4),
                            new Binary(BinaryFunction.MULTIPLY, 1, 5),
                            new Binary(BinaryFunction.ADD, 10, 11),
                            new Binary(BinaryFunction.MULTIPLY, 3, 6),
                            new Binary(BinaryFunction.MULTIPLY, 1, 1),
                            new Binary(BinaryFunction.MULTIPLY, 14, 7),
                            new Binary(BinaryFunction.ADD, 13, 15),
                            new StoreFlushed(1, 12),
                            new StoreFlushed(2, 16),
                            new Binary(BinaryFunction.MULTIPLY, 12, 8),
                            new Unary(UnaryFunction.SQRT, 16),
                            new Binary(BinaryFunction.ADD, 20, 9),
                            new Binary(BinaryFunction.DIVIDE, 19, 21),
                            new Binary(BinaryFunction.SUBTRACT, 0, 22),
                            new Store(0, 23)));

    @Test
    void adamInPlaceIsItsFormulaInDouble() {
        int n = 1000;
        Random random = new Random(1);
        float[][] x = new float[4][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < 4; k++) {
                x[k][i] = k == 3 ? random.nextFloat() : (float) random.nextGaussian();
            }
        }
        // A dead unit: its moments may not decay into denormals.
        x[1][7] = 0;
        x[2][7] = 1.05e-30f;
        x[3][7] = 1e-38f;
        MemorySegment[] in = {Memory.of(x[0]), Memory.of(x[1]), Memory.of(x[2]), Memory.of(x[3])};
        MemorySegment[] out = {in[0], in[2], in[3]};
        float[] parameters = {0.9f, 0.1f, 0.999f, 0.001f, 0.001f, 1e-7f};
        ChainKernels.plain(ADAM).run(in, out, parameters, 1, n, 0, n);
        float[] weight = Memory.floats(in[0], n);
        for (int i = 0; i < n; i++) {
            double m = 0.9 * x[2][i] + 0.1 * x[1][i];
            double v = 0.999 * x[3][i] + 0.001 * x[1][i] * x[1][i];
            assertThat((double) weight[i])
                    .isCloseTo(x[0][i] - 0.001 * m / (Math.sqrt(v) + 1e-7), within(1e-6));
        }
        assertThat(Memory.floats(in[2], n)[7]).isZero();
        assertThat(Memory.floats(in[3], n)[7]).isZero();
    }

    @Test
    void aParameterThatComesLateKeepsItsValue() {
        // x·(1 − y²): y is not needed any more when the parameter comes.
        Chain chain =
                new Chain(
                        List.of(
                                new Load(0, Access.FULL),
                                new Binary(BinaryFunction.MULTIPLY, 0, 0),
                                new Parameter(0),
                                new Binary(BinaryFunction.SUBTRACT, 2, 1),
                                new Load(1, Access.FULL),
                                new Binary(BinaryFunction.MULTIPLY, 4, 3),
                                new Store(0, 5)));
        MemorySegment out = Memory.empty(3);
        MemorySegment[] in = {Memory.of(0.5f, 3f, -2f), Memory.of(4f, 2f, 8f)};
        ChainKernels.plain(chain).run(in, new MemorySegment[] {out}, new float[] {1f}, 1, 3, 0, 3);
        assertThat(Memory.floats(out, 3)).containsExactly(3f, -16f, -24f);
    }

    @Test
    void rowAndColumnInputsAreBroadcast() {
        int outer = 37;
        int inner = 13;
        float[] x = new float[outer * inner];
        float[] row = new float[inner];
        float[] column = new float[outer];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        for (int i = 0; i < inner; i++) {
            row[i] = 1000 * i;
        }
        for (int i = 0; i < outer; i++) {
            column[i] = -i;
        }
        Chain chain =
                new Chain(
                        List.of(
                                new Load(0, Access.FULL),
                                new Load(1, Access.ROW),
                                new Load(2, Access.COLUMN),
                                new Load(3, Access.SCALAR),
                                new Binary(BinaryFunction.ADD, 0, 1),
                                new Binary(BinaryFunction.ADD, 4, 2),
                                new Binary(BinaryFunction.MULTIPLY, 5, 3),
                                new Store(0, 6)));
        MemorySegment out = Memory.empty(x.length);
        MemorySegment[] in = {Memory.of(x), Memory.of(row), Memory.of(column), Memory.of(2f)};
        ChainKernel kernel = ChainKernels.plain(chain);
        kernel.run(in, new MemorySegment[] {out}, new float[0], outer, inner, 0, 100);
        kernel.run(in, new MemorySegment[] {out}, new float[0], outer, inner, 100, x.length);
        float[] y = Memory.floats(out, x.length);
        for (int r = 0; r < outer; r++) {
            for (int c = 0; c < inner; c++) {
                int i = r * inner + c;
                assertThat(y[i]).isEqualTo((x[i] + row[c] + column[r]) * 2);
            }
        }
    }

    @Test
    void comparisonsPropagateAndConvertAsNumPyDoes() {
        float nan = Float.NaN;
        assertThat(of(BinaryFunction.MAXIMUM, nan, 1)).isNaN();
        assertThat(of(BinaryFunction.MINIMUM, 1, nan)).isNaN();
        assertThat(of(BinaryFunction.EQUAL, nan, nan)).isZero();
        assertThat(of(BinaryFunction.NOT_EQUAL, nan, nan)).isOne();
        assertThat(of(BinaryFunction.GREATER, 2, 1)).isOne();
        assertThat(of(BinaryFunction.GREATER_EQUAL, 1, 1)).isOne();
        assertThat(of(BinaryFunction.AND, 3, -1)).isOne();
        assertThat(of(BinaryFunction.AND, 3, 0)).isZero();
        assertThat(of(BinaryFunction.OR, 0, nan)).isOne();
    }

    @Test
    void unaryFunctionsAreThoseOfJava() {
        Random random = new Random(2);
        for (int i = 0; i < 1000; i++) {
            float x = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(12)));
            assertThat(of(UnaryFunction.FLOOR, x)).isEqualTo((float) Math.floor(x));
            assertThat(of(UnaryFunction.SIGN, x)).isEqualTo(Math.signum(x));
            assertThat(of(UnaryFunction.RELU, x)).isEqualTo(Math.max(x, 0));
            assertThat(of(UnaryFunction.NOT, x)).isEqualTo(x == 0 ? 1f : 0f);
        }
        for (float x : new float[] {0f, -0f, Float.NaN, 1 / 0f, -1 / 0f, 0x1p23f, -8388607.5f}) {
            assertThat(of(UnaryFunction.FLOOR, x)).isEqualTo(Float.valueOf((float) Math.floor(x)));
            assertThat(of(UnaryFunction.SIGN, x)).isEqualTo(Float.valueOf(Math.signum(x)));
        }
        assertThat(of(UnaryFunction.RELU, Float.NaN)).isNaN();
    }

    private static float of(UnaryFunction function, float x) {
        return Functions.apply(Scalar.ARITHMETIC, function, x);
    }

    private static float of(BinaryFunction function, float a, float b) {
        Chain chain =
                new Chain(
                        List.of(
                                new Load(0, Access.FULL),
                                new Load(1, Access.FULL),
                                new Binary(function, 0, 1),
                                new Store(0, 2)));
        MemorySegment out = Memory.empty(1);
        ChainKernels.plain(chain)
                .run(
                        new MemorySegment[] {Memory.of(a), Memory.of(b)},
                        new MemorySegment[] {out},
                        new float[0],
                        1,
                        1,
                        0,
                        1);
        return Memory.floats(out, 1)[0];
    }
}
