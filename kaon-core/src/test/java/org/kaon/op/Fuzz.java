package org.kaon.op;

import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Seeded random calls of all ops: the cases of {@link OpCases} with other extents, ranks, types
/// and attributes.
///
/// Every op has a case, so every op is fuzzed, by the same table that the contract runs over.
/// Extents that are equal are changed alike most of the time, so that most calls stay valid.
public final class Fuzz {

    private static final long[] EXTENTS = {1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 19, 31, 33};
    private static final long LARGEST = 3000;

    private final Random random;
    private final List<List<OpCase>> cases;

    public Fuzz(long seed) {
        random = new Random(seed);
        Map<Class<?>, List<OpCase>> byOp = new LinkedHashMap<>();
        for (OpCase example : OpCases.all()) {
            byOp.computeIfAbsent(example.op().getClass(), _ -> new ArrayList<>()).add(example);
        }
        cases = List.copyOf(byOp.values());
    }

    /// The next call; making its graph may be refused.
    public OpCase next() {
        List<OpCase> ofOneOp = cases.get(random.nextInt(cases.size()));
        OpCase example = ofOneOp.get(random.nextInt(ofOneOp.size()));
        List<TensorType> types = types(example);
        List<Tensor> inputs = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            boolean same = types.get(i).equals(example.inputs().get(i).type());
            inputs.add(same ? example.inputs().get(i) : numbers(types.get(i)));
        }
        boolean otherAttributes = random.nextInt(100) < 30;
        Op op = otherAttributes ? Attributes.changed(example.op(), random) : example.op();
        String name = example.name() + " " + types + (otherAttributes ? " as " + op : "");
        if (!otherAttributes) {
            return new OpCase(name, example.order(), inputs, example.call());
        }
        return new OpCase(
                name,
                0,
                inputs,
                values -> {
                    Node made = example.call().apply(values).source();
                    return new Node(op, made.inputs()).output(0);
                });
    }

    private List<TensorType> types(OpCase example) {
        List<TensorType> types = new ArrayList<>();
        Map<Long, Long> renamed = new HashMap<>();
        for (Tensor input : example.inputs()) {
            long[] extents = input.shape().extents();
            for (int i = 0; i < extents.length; i++) {
                extents[i] = renamed.computeIfAbsent(extents[i], this::other);
            }
            types.add(input.type().withShape(Shape.of(extents)));
        }
        if (types.stream().anyMatch(type -> type.shape().size() > LARGEST)) {
            types.clear();
            example.inputs().forEach(input -> types.add(input.type()));
        }
        if (!types.isEmpty() && random.nextInt(100) < 15) {
            int one = random.nextInt(types.size());
            types.set(one, types.get(one).withShape(bent(types.get(one).shape())));
        }
        if (!types.isEmpty() && random.nextInt(100) < 8) {
            int one = random.nextInt(types.size());
            DataType[] all = DataType.values();
            types.set(one, types.get(one).withDataType(all[random.nextInt(all.length)]));
        }
        return types;
    }

    private long other(long extent) {
        if (extent <= 1 || random.nextInt(100) < 40) {
            return extent;
        }
        return random.nextInt(100) < 4 ? 0 : EXTENTS[random.nextInt(EXTENTS.length)];
    }

    // One extent changed, added or left out.
    private Shape bent(Shape shape) {
        List<Long> extents = new ArrayList<>();
        for (long extent : shape.extents()) {
            extents.add(extent);
        }
        int at = random.nextInt(extents.size() + 1);
        long small = EXTENTS[random.nextInt(6)];
        if (at == extents.size()) {
            extents.add(small);
        } else if (random.nextBoolean()) {
            extents.set(at, random.nextInt(8) == 0 ? 0 : small);
        } else {
            extents.remove(at);
        }
        return Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
    }

    private Tensor numbers(TensorType type) {
        boolean whole = !type.dataType().isFloating();
        return OpInputs.of(type, () -> whole ? random.nextInt(6) - 1 : 1.5 * random.nextGaussian());
    }
}
