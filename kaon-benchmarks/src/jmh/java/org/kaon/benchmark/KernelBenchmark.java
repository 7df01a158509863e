package org.kaon.benchmark;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;

import org.kaon.engine.Plan;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.ArgSort;
import org.kaon.op.CumSum;
import org.kaon.op.Erf;
import org.kaon.op.Exp;
import org.kaon.op.Log;
import org.kaon.op.MatMul;
import org.kaon.op.Max;
import org.kaon.op.RandomNormal;
import org.kaon.op.Softmax;
import org.kaon.op.Sum;
import org.kaon.op.Tanh;
import org.kaon.op.Transpose;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Each kernel alone on one thread: a plan of one op over `rows` rows of 128 floats. 64 rows lie in
/// the first cache; `nothing` is what a plan costs by itself.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBenchmark {

    private static final int COLUMNS = 128;

    /// The op.
    public enum Kernel {
        NOTHING,
        CHAIN,
        EXP,
        LOG,
        TANH,
        ERF,
        ROW_SUMS,
        COLUMN_SUMS,
        TOTAL,
        COLUMN_MAXIMA,
        SOFTMAX,
        CUMSUM,
        SORT,
        TRANSPOSE,
        NORMAL,
        PRODUCT
    }

    @Param public Kernel kernel = Kernel.NOTHING;

    @Param({"64", "8192"})
    public int rows;

    private CpuEngine engine;
    private Plan plan;

    @Setup
    public void open() {
        engine = CpuEngine.open(1);
        SplittableRandom random = new SplittableRandom(3);
        float[] values = new float[rows * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(0.1, 1);
        }
        Value x = new Variable("x", Tensor.of(Shape.of(rows, COLUMNS), values)).read();
        plan = engine.compile(new Graph(Map.of("y", of(x)), Map.of()));
    }

    @TearDown
    public void close() {
        plan.close();
        engine.close();
    }

    @Benchmark
    public Map<String, Tensor> run() {
        return plan.run(Map.of());
    }

    private Value of(Value x) {
        return switch (kernel) {
            case NOTHING -> Sum.sum(constant(1f), false);
            case CHAIN -> add(multiply(add(multiply(x, x), constant(1f)), x), constant(2f));
            case EXP -> Exp.exp(x);
            case LOG -> Log.log(x);
            case TANH -> Tanh.tanh(x);
            case ERF -> Erf.erf(x);
            case ROW_SUMS -> Sum.sum(x, false, 1);
            case COLUMN_SUMS -> Sum.sum(x, false, 0);
            case TOTAL -> Sum.sum(x, false, 0, 1);
            case COLUMN_MAXIMA -> Max.max(x, false, 0);
            case SOFTMAX -> Softmax.softmax(x, -1);
            case CUMSUM -> CumSum.cumSum(x, 1);
            case SORT -> ArgSort.argSort(x);
            case TRANSPOSE -> Transpose.transpose(x);
            case NORMAL ->
                    RandomNormal.randomNormal(
                            x, new Variable("counter", Tensor.scalar(5L)).read(), 1);
            case PRODUCT -> MatMul.matmul(x, constant(Shape.of(COLUMNS, COLUMNS), weights()));
        };
    }

    private static float[] weights() {
        float[] weights = new float[COLUMNS * COLUMNS];
        Arrays.fill(weights, 0.1f);
        return weights;
    }
}
