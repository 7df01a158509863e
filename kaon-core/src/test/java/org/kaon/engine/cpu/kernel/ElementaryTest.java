package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Elementary functions against StrictMath in double, in units in the last place.
class ElementaryTest {

    /// A function, its reference, and a bound on its error over every 37th float.
    record Case(UnaryFunction function, DoubleUnaryOperator reference, double error) {}

    static List<Case> cases() {
        return List.of(
                new Case(UnaryFunction.EXP, StrictMath::exp, 1.0),
                new Case(UnaryFunction.EXPM1, StrictMath::expm1, 1.5),
                new Case(UnaryFunction.LOG, StrictMath::log, 0.8),
                new Case(UnaryFunction.LOG1P, StrictMath::log1p, 1.5),
                new Case(UnaryFunction.SIN, StrictMath::sin, 1.5),
                new Case(UnaryFunction.COS, StrictMath::cos, 1.5),
                new Case(UnaryFunction.ROUND, StrictMath::rint, 0.001),
                new Case(UnaryFunction.FLOOR, StrictMath::floor, 0.001),
                new Case(UnaryFunction.TANH, StrictMath::tanh, 1.4),
                new Case(UnaryFunction.SIGMOID, x -> 1 / (1 + StrictMath.exp(-x)), 1.5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void errsByLessThanItsBound(Case of) {
        assertThat(largestError(of, 65_521)).isLessThan(of.error);
    }

    /// Minutes.
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("cases")
    void errsByLessThanItsBoundOnManyFloats(Case of) {
        assertThat(largestError(of, 37)).isLessThan(of.error);
    }

    private static double largestError(Case of, int stride) {
        ChainKernel kernel =
                ChainKernels.plain(
                        new Chain(
                                List.of(
                                        new Chain.Load(0, Access.FULL),
                                        new Chain.Unary(of.function, 0),
                                        new Chain.Store(0, 1))));
        int n = 4096;
        float[] x = new float[n];
        double largest = 0;
        long bits = Integer.MIN_VALUE;
        while (bits <= Integer.MAX_VALUE) {
            for (int i = 0; i < n; i++, bits += stride) {
                x[i] = Float.intBitsToFloat((int) Math.min(bits, Integer.MAX_VALUE));
            }
            MemorySegment out = Memory.empty(n);
            kernel.run(
                    new MemorySegment[] {Memory.of(x)},
                    new MemorySegment[] {out},
                    new float[0],
                    1,
                    n,
                    0,
                    n);
            float[] y = Memory.floats(out, n);
            for (int i = 0; i < n; i++) {
                largest = Math.max(largest, error(y[i], of.reference.applyAsDouble(x[i])));
            }
        }
        return largest;
    }

    static double error(float actual, double expected) {
        float rounded = (float) expected;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded) || rounded == 0) {
            boolean same = Float.compare(actual, rounded) == 0;
            boolean next = Math.abs(actual - expected) <= Float.MIN_VALUE;
            boolean edge = Math.abs(actual) == Float.MAX_VALUE;
            return same ? 0 : next || edge ? 1 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(actual - expected) / Math.ulp(rounded);
    }

    @Test
    void specialValuesAreThoseOfStrictMath() {
        float[] special = {
            0f,
            -0f,
            1f,
            -1f,
            1 / 0f,
            -1 / 0f,
            Float.NaN,
            Float.MIN_VALUE,
            -Float.MIN_VALUE,
            Float.MAX_VALUE,
            -Float.MAX_VALUE
        };
        for (Case of : cases()) {
            for (float x : special) {
                float expected = (float) of.reference.applyAsDouble(x);
                assertThat(Functions.apply(Scalar.ARITHMETIC, of.function, x))
                        .as("%s(%s)", of, x)
                        .satisfies(y -> assertThat(error(y, expected)).isLessThan(of.error));
            }
        }
    }

    @Test
    void scalarsGiveTheBitsOfChains() {
        assertThat(Elementary.exp(1)).isEqualTo((float) Math.E);
        assertThat(Elementary.expm1(1e-10f)).isEqualTo(1e-10f);
        assertThat(Elementary.log(Elementary.exp(2))).isEqualTo(2f);
        assertThat(Elementary.log1p(-1)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Elementary.tanh(20)).isOne();
        assertThat(Elementary.sigmoid(0)).isEqualTo(0.5f);
    }
}
