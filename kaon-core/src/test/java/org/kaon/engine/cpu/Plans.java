package org.kaon.engine.cpu;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.ArgMax.argMax;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Minimum.minimum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.OneHot.oneHot;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.SegmentSum.segmentSum;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;
import static org.kaon.op.Transpose.transpose;

import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Graphs like those that users train and evaluate, by name.
final class Plans {

    private static final int BATCH = 8;

    private Plans() {}

    static Map<String, Graph> all() {
        Map<String, Graph> all = new LinkedHashMap<>();
        all.put("mlp-training", mlpTraining());
        all.put("mlp-evaluation", mlpEvaluation());
        all.put("mlp-prediction", mlpPrediction());
        all.put("winner-cnn-training", winnerTraining());
        all.put("winner-cnn-prediction", winnerPrediction());
        all.put("weighted-classes-training", weightedClasses());
        all.put("regression-momentum-training", regression());
        all.put("rmsprop-training", rmsprop());
        all.put("confusion-evaluation", confusion());
        all.put("gradient-penalty", gradientPenalty());
        all.put("clipped-norm-training", clippedNorm());
        all.put("batch-normalisation-training", batchNormalisation());
        all.put("two-inputs-prediction", twoInputs());
        all.putAll(LayerPlans.all());
        return all;
    }

    private static Value mlp(Network network, Value x) {
        Value hidden = relu(network.dense("dense", x, 32));
        return network.dense("output", relu(network.dense("dense_1", hidden, 32)), 1);
    }

    private static Value binaryLoss(Value target, Value logits) {
        return mean(subtract(softplus(logits), multiply(target, logits)));
    }

    private static Graph mlpTraining() {
        Network network = new Network(1);
        Value logits = mlp(network, placeholder("x", Shape.of(BATCH, 28)));
        Value loss = binaryLoss(placeholder("target", Shape.of(BATCH, 1)), logits);
        network.adam(loss, 0.001f, 0, 0);
        return network.graph(Map.of("loss", loss));
    }

    private static Graph mlpEvaluation() {
        Value logits = mlp(new Network(1), placeholder("x", Shape.of(BATCH, 28)));
        Value target = placeholder("target", Shape.of(BATCH, 1));
        Variable total = new Variable("accuracy/total", Tensor.scalar(0f));
        Variable count = new Variable("accuracy/count", Tensor.scalar(0f));
        Value right = equal(cast(sigmoid(logits), DataType.INT32), cast(target, DataType.INT32));
        Value hits = sum(cast(right, DataType.FLOAT32));
        return new Graph(
                Map.of("loss", binaryLoss(target, logits)),
                updates(total, add(total.read(), hits), count, add(count.read(), constant(8f))));
    }

    private static Graph mlpPrediction() {
        Value logits = mlp(new Network(1), placeholder("x", Shape.of(BATCH, 28)));
        return new Graph(Map.of("prediction", sigmoid(logits)), Map.of());
    }

    private static Value winner(Network network, Value image, boolean training) {
        Value x = training ? network.noise(image, 0.1f, 1) : image;
        x = relu(network.conv("conv2d", x, 32));
        x = Network.pool(relu(network.conv("conv2d_1", x, 32)), 3);
        x = relu(network.conv("conv2d_2", x, 32));
        x = Network.pool(relu(network.conv("conv2d_3", x, 64)), 3);
        x = relu(network.dense("dense", Network.flat(x), 100));
        x = relu(network.dense("dense_1", x, 200));
        x = training ? network.dropout(x, 0.15f, 2) : x;
        x = relu(network.dense("dense_2", x, 200));
        x = training ? network.dropout(x, 0.3f, 3) : x;
        return network.dense("dense_3", x, 2);
    }

    private static Value crossEntropy(Value target, Value logits) {
        return negate(sum(multiply(target, logSoftmax(logits, -1)), false, -1));
    }

    private static Graph winnerTraining() {
        Network network = new Network(2);
        Value logits = winner(network, placeholder("image", Shape.of(BATCH, 40, 40, 1)), true);
        Value loss = mean(crossEntropy(placeholder("target", Shape.of(BATCH, 2)), logits));
        network.adam(loss, 0.001f, 0, 0);
        return network.graph(Map.of("loss", loss));
    }

    private static Graph winnerPrediction() {
        Value image = placeholder("image", Shape.of(BATCH, 40, 40, 1));
        Value logits = winner(new Network(2), image, false);
        return new Graph(Map.of("prediction", softmax(logits, -1)), Map.of());
    }

    private static Graph weightedClasses() {
        Network network = new Network(3);
        Value x = placeholder("x", Shape.of(BATCH, 10));
        Value labels = placeholder("label", new TensorType(DataType.INT32, Shape.of(BATCH)));
        Value weights = placeholder("weight", Shape.of(BATCH));
        Value logits = network.dense("output", tanh(network.dense("dense", x, 16)), 5);
        Value losses = multiply(crossEntropy(oneHot(labels, 5), logits), weights);
        Value loss = divide(sum(losses), sum(weights));
        network.adam(loss, 0.001f, 0, 0);
        return network.graph(Map.of("loss", loss));
    }

    private static Value squares(Network network) {
        Value x = placeholder("x", Shape.of(BATCH, 4));
        Value y = network.dense("output", tanh(network.dense("dense", x, 16)), 1);
        return mean(square(subtract(y, placeholder("target", Shape.of(BATCH, 1)))));
    }

    private static Graph regression() {
        Network network = new Network(4);
        Value loss = squares(network);
        network.momentum(loss, 0.01f);
        return network.graph(Map.of("loss", loss));
    }

    private static Graph rmsprop() {
        Network network = new Network(5);
        Value loss = squares(network);
        network.rmsprop(loss, 0.001f);
        return network.graph(Map.of("loss", loss));
    }

    private static Graph confusion() {
        Value scores = softmax(mlpScores(new Network(6)), -1);
        Value labels = placeholder("label", new TensorType(DataType.INT32, Shape.of(BATCH)));
        Value predicted = argMax(scores, -1);
        Value cell = add(add(add(labels, labels), labels), predicted);
        Value ones = broadcastLike(constant(1f), cell);
        Variable matrix = new Variable("confusion", Tensor.of(Shape.of(9), new float[9]));
        Value next = add(matrix.read(), segmentSum(ones, cell, 9));
        return new Graph(Map.of("scores", scores), Map.of(matrix, next));
    }

    private static Value mlpScores(Network network) {
        Value x = placeholder("x", Shape.of(BATCH, 10));
        return network.dense("output", relu(network.dense("dense", x, 16)), 3);
    }

    private static Graph gradientPenalty() {
        Network network = new Network(7);
        Value x = placeholder("x", Shape.of(BATCH, 6));
        Value score = network.dense("output", tanh(network.dense("dense", x, 16)), 1);
        Value slope = Gradients.gradients(sum(score), List.of(x)).getFirst();
        Value norm = sqrt(sum(square(slope), false, -1));
        Value penalty = mean(square(subtract(norm, constant(1f))));
        Value loss = add(mean(score), multiply(penalty, constant(10f)));
        network.adam(loss, 0.001f, 0, 0);
        return network.graph(Map.of("loss", loss));
    }

    private static Graph clippedNorm() {
        Network network = new Network(8);
        Value loss = squares(network);
        List<Value> squares = new ArrayList<>();
        Map<Variable, Value> gradients = new LinkedHashMap<>();
        network.eachGradient(
                loss,
                (weight, g) -> {
                    squares.add(sum(square(g)));
                    gradients.put(weight, g);
                });
        Value norm = sqrt(squares.stream().reduce((a, b) -> add(a, b)).orElseThrow());
        Value scale = minimum(constant(1f), divide(constant(1f), norm));
        gradients.forEach((weight, g) ->
                network.update(
                        weight,
                        subtract(weight.read(), multiply(multiply(g, scale), constant(0.01f)))));
        return network.graph(new TreeMap<>(Map.of("loss", loss, "norm", norm)));
    }

    private static Graph batchNormalisation() {
        Network network = new Network(9);
        Value x = network.conv("conv2d", placeholder("image", Shape.of(BATCH, 6, 6, 3)), 16);
        Value centre = mean(x, false, 0, 1, 2);
        Value spread = mean(square(subtract(x, centre)), false, 0, 1, 2);
        Value normal = divide(subtract(x, centre), sqrt(add(spread, constant(0.001f))));
        Value scaled = multiply(normal, network.weight("norm/gamma", 1, 16));
        Value y = relu(add(scaled, network.weight("norm/beta", 0, 16)));
        Value loss = mean(square(network.dense("output", Network.flat(y), 1)));
        network.momentum(loss, 0.01f);
        Variable moving = new Variable("norm/moving_mean", Tensor.of(Shape.of(16), new float[16]));
        Value next =
                add(multiply(moving.read(), constant(0.99f)), multiply(centre, constant(0.01f)));
        network.update(moving, next);
        return network.graph(Map.of("loss", loss));
    }

    private static Graph twoInputs() {
        Network network = new Network(10);
        Value a = placeholder("a", Shape.of(BATCH, 5));
        Value b = placeholder("b", Shape.of(4, BATCH));
        Value joined = concat(-1, slice(a, -1, 1, 4), transpose(b));
        Value y = network.dense("output", joined, 3);
        return new Graph(Map.of("prediction", softmax(y, -1)), Map.of());
    }

    private static Map<Variable, Value> updates(Variable a, Value nextA, Variable b, Value nextB) {
        Map<Variable, Value> updates = new LinkedHashMap<>();
        updates.put(a, nextA);
        updates.put(b, nextB);
        return updates;
    }
}
