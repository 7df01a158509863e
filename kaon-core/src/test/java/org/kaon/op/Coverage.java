package org.kaon.op;

import static org.kaon.op.Convolution.convolution;

import org.kaon.gradient.GradientException;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Constant;
import org.kaon.graph.Gradient;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// The coverage matrix: for every op, each element type, order of differentiation and layout, as a
/// cell that is tried, refused by name, or neither.
public final class Coverage {

    /// What is known of a cell.
    public enum State {
        /// Its result was compared with the loops.
        TESTED,
        /// The op refuses it, with a message that names the op.
        REFUSED,
        /// It has no meaning for the op: no input to stretch, no four axes.
        NONE,
        /// Accepted, but neither compared nor refused.
        OPEN
    }

    /// Compares a case with the loops; an assertion error where they differ.
    public interface Trial {
        void run(OpCase example);
    }

    private static final long[] BLOCKED = {2, 5, 6, 16};

    private final Trial trial;
    private final List<String> faults = new ArrayList<>();

    public Coverage(Trial trial) {
        this.trial = trial;
    }

    /// Where a trial failed, with its reason.
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /// Ops in the order of their names, each with its cells by the name of the column.
    public Map<String, Map<String, State>> matrix() {
        Map<String, List<OpCase>> byOp = new TreeMap<>();
        for (OpCase example : OpCases.all()) {
            byOp.computeIfAbsent(example.op().name(), _ -> new ArrayList<>()).add(example);
        }
        Map<String, Map<String, State>> matrix = new LinkedHashMap<>();
        byOp.forEach((op, cases) -> matrix.put(op, row(op, cases)));
        return matrix;
    }

    private Map<String, State> row(String op, List<OpCase> cases) {
        Map<String, State> row = new LinkedHashMap<>();
        for (DataType type : DataType.values()) {
            row.put(type.numpyName(), tried(op, type.numpyName(), typed(cases, type)));
        }
        row.put("value", State.TESTED);
        row.put("first", order(cases, 1));
        row.put("second", order(cases, 2));
        row.put("row-major", State.TESTED);
        row.put("blocked", tried(op, "blocked", blocked(cases)));
        row.put("empty", tried(op, "empty", emptied(cases)));
        row.put("broadcast", broadcast(cases));
        row.put("uneven", any(cases, Coverage::isUneven));
        return row;
    }

    // The first variant that the op accepts is compared; all others may be refused.
    private State tried(String op, String column, List<OpCase> variants) {
        State state = State.NONE;
        for (OpCase variant : variants) {
            try {
                variant.graph();
            } catch (ShapeException e) {
                boolean named = String.valueOf(e.getMessage()).contains("expected");
                state = named ? State.REFUSED : State.OPEN;
                continue;
            }
            try {
                trial.run(variant);
                return State.TESTED;
            } catch (IndexOutOfBoundsException e) {
                boolean named = String.valueOf(e.getMessage()).contains("expected");
                state = named ? State.REFUSED : State.OPEN;
            } catch (AssertionError | RuntimeException e) {
                faults.add(op + ", " + column + ", " + variant.name() + ": " + e.getMessage());
                return State.OPEN;
            }
        }
        return state;
    }

    private static List<OpCase> typed(List<OpCase> cases, DataType type) {
        List<OpCase> variants = new ArrayList<>();
        for (OpCase example : cases) {
            Optional<DataType> primary =
                    example.inputs().stream().map(x -> x.type().dataType()).findFirst();
            if (primary.isPresent()) {
                List<Tensor> inputs =
                        example.inputs().stream()
                                .map(x ->
                                        x.type().dataType() == primary.get()
                                                ? converted(x, x.type().withDataType(type))
                                                : x)
                                .toList();
                variants.add(new OpCase(example.name(), 0, inputs, example.call()));
            }
        }
        return variants;
    }

    private static Tensor converted(Tensor x, TensorType type) {
        if (x.type().equals(type)) {
            return x;
        }
        long[] position = {0};
        return OpInputs.of(type, () -> x.at(position[0]++));
    }

    /// The first input comes from a convolution with the identity, which leaves it in blocks.
    private static List<OpCase> blocked(List<OpCase> cases) {
        List<OpCase> variants = new ArrayList<>();
        for (OpCase example : cases) {
            boolean wide = example.op() instanceof Elementwise;
            List<Tensor> inputs = wide ? widened(example.inputs()) : example.inputs();
            boolean fits =
                    !inputs.isEmpty()
                            && inputs.getFirst().shape().rank() == 4
                            && inputs.getFirst().shape().size() > 0
                            && inputs.getFirst().type().dataType() == DataType.FLOAT32;
            if (fits) {
                variants.add(
                        new OpCase(
                                example.name(),
                                0,
                                inputs,
                                in -> {
                                    List<Value> values = new ArrayList<>(in);
                                    values.set(0, throughBlocks(in.getFirst()));
                                    return example.call().apply(values);
                                }));
            }
        }
        return variants;
    }

    private static List<Tensor> widened(List<Tensor> inputs) {
        return inputs.stream()
                .map(x -> {
                    Tensor some = x.size() > 0 ? x : OpInputs.positive(7);
                    long[] next = {0};
                    return OpInputs.of(
                            x.type().withShape(Shape.of(BLOCKED)),
                            () -> some.at(next[0]++ % some.size()));
                })
                .toList();
    }

    private static Value throughBlocks(Value x) {
        int channels = Math.toIntExact(x.shape().extent(-1));
        float[] identity = new float[channels * channels];
        for (int i = 0; i < channels; i++) {
            identity[i * channels + i] = 1;
        }
        Value kernel = Constant.constant(Shape.of(1, 1, channels, channels), identity);
        return convolution(x, kernel, Window.window(2, Padding.VALID));
    }

    /// The first extent of the first input becomes 0 wherever the same extent is.
    private static List<OpCase> emptied(List<OpCase> cases) {
        List<OpCase> variants = new ArrayList<>();
        for (OpCase example : cases) {
            long[] extents =
                    example.inputs().stream()
                            .flatMapToLong(x -> Arrays.stream(x.shape().extents()))
                            .distinct()
                            .toArray();
            for (long gone : extents) {
                List<Tensor> inputs = example.inputs().stream().map(x -> without(x, gone)).toList();
                variants.add(
                        new OpCase(example.name() + " without " + gone, 0, inputs, example.call()));
            }
        }
        return variants;
    }

    private static Tensor without(Tensor x, long gone) {
        long[] extents = Arrays.stream(x.shape().extents()).map(e -> e == gone ? 0 : e).toArray();
        TensorType type = x.type().withShape(Shape.of(extents));
        return type.equals(x.type()) ? x : Tensor.allocate(type, Arena.ofAuto());
    }

    private static State broadcast(List<OpCase> cases) {
        OpCase first = cases.getFirst();
        boolean stretches = first.op() instanceof Elementwise && first.inputs().size() > 1;
        return stretches
                ? any(cases, c -> c.inputs().stream().map(Tensor::shape).distinct().count() > 1)
                : State.NONE;
    }

    private static State any(List<OpCase> cases, Predicate<OpCase> holds) {
        return cases.stream().anyMatch(holds) ? State.TESTED : State.OPEN;
    }

    private static boolean isUneven(OpCase example) {
        return example.inputs().stream().anyMatch(x -> x.size() % 16 != 0);
    }

    // Compared with differences in some case, or said not to exist where floats come and go.
    private static State order(List<OpCase> cases, int order) {
        if (cases.stream().anyMatch(example -> example.order() >= order)) {
            return State.TESTED;
        }
        State state = State.NONE;
        for (OpCase example : cases) {
            boolean floats =
                    example.resultType().isFloating()
                            && example.inputs().stream()
                                    .anyMatch(x -> x.type().dataType().isFloating());
            if (floats && state != State.OPEN) {
                state = isSaid(example) || isBlocked(example) ? State.REFUSED : State.OPEN;
            }
        }
        return state;
    }

    // The second gradient leads through a rule that says why there is none.
    private static boolean isBlocked(OpCase example) {
        try {
            List<Value> all = example.placeholders(shape -> shape);
            List<Value> floats = OpCase.floats(all);
            Value slope = Gradients.gradients(example.loss(all), floats).getFirst();
            return Gradients.gradients(Sum.sum(Square.square(slope)), floats).isEmpty();
        } catch (GradientException e) {
            return true;
        }
    }

    private static boolean isSaid(OpCase example) {
        return example.gradients().stream()
                .allMatch(gradient ->
                        switch (gradient) {
                            case Gradient.Zero(String reason) -> !reason.isBlank();
                            case Gradient.Blocked(String reason) -> !reason.isBlank();
                            case Gradient.Through _ -> false;
                        });
    }
}
