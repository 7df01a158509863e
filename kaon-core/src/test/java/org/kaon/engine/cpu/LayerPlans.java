package org.kaon.engine.cpu;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.BatchNormalisation.inference;
import static org.kaon.op.Elu.elu;
import static org.kaon.op.Embedding.embedding;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.Gelu.geluTanh;
import static org.kaon.op.GlobalPooling.globalAveragePooling;
import static org.kaon.op.LayerNormalisation.layerNormalisation;
import static org.kaon.op.LeakyRelu.leakyRelu;
import static org.kaon.op.LogSoftmax.logSoftmax;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sigmoid.sigmoid;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Transpose.transpose;

import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.Attention;
import org.kaon.op.BatchNormalisation;
import org.kaon.op.Blank;
import org.kaon.op.Convolution;
import org.kaon.op.LstmCell;
import org.kaon.op.Padding;
import org.kaon.op.Recurrence;
import org.kaon.op.Window;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Graphs of networks with particular layers, by name.
final class LayerPlans {

    private static final int BATCH = 8;
    private static final Window SAME = Window.window(2, Padding.SAME);

    private LayerPlans() {}

    static Map<String, Graph> all() {
        Map<String, Graph> all = new LinkedHashMap<>();
        all.put("deep-cnn-training", deepCnn());
        all.put("wgan-critic-training", critic());
        all.put("layer-norm-training", layerNorm());
        all.put("attention-training", attention());
        all.put("lstm-training", lstm());
        all.put("embedding-pooling-training", embeddings());
        all.put("batch-norm-cnn-prediction", batchNormPrediction());
        all.put("batch-norm-cnn-training", batchNormTraining());
        all.put("autoencoder-training", autoencoder());
        all.put("focal-loss-training", focal());
        return all;
    }

    private static Graph trained(Network network, Value loss) {
        network.adam(loss, 0.001f, 0, 0);
        return network.graph(Map.of("loss", loss));
    }

    private static Value squaredError(Network network, Value x) {
        Value y = network.dense("output", x, 1);
        return mean(square(subtract(y, placeholder("target", Shape.of(BATCH, 1)))));
    }

    private static Graph deepCnn() {
        Network network = new Network(21);
        Value x = placeholder("image", Shape.of(BATCH, 8, 8, 3));
        x = elu(network.conv("conv2d", x, 16), 1);
        x = Network.pool(elu(network.conv("conv2d_1", x, 32), 1), 2);
        x = Network.pool(elu(network.conv("conv2d_2", x, 32), 1), 4);
        x = network.dropout(Network.flat(x), 0.5f, 4);
        x = network.dropout(elu(network.dense("dense", x, 12), 1), 0.5f, 5);
        Value scores = logSoftmax(network.dense("dense_1", x, 10), -1);
        Value target = placeholder("target", Shape.of(BATCH, 10));
        return trained(network, negate(mean(sum(multiply(target, scores), false, -1))));
    }

    private static Value criticScore(List<Value> w, Value image) {
        Value x = leakyRelu(add(Convolution.convolution(image, w.get(0), SAME), w.get(1)), 0.3f);
        Window strided = SAME.withStrides(List.of(2, 2));
        x = leakyRelu(add(Convolution.convolution(x, w.get(2), strided), w.get(3)), 0.3f);
        return add(matmul(Network.flat(x), w.get(4)), w.get(5));
    }

    private static Graph critic() {
        Network network = new Network(22);
        List<Value> w =
                List.of(
                        network.weight("conv2d/kernel", 0.3, 3, 3, 1, 16),
                        network.weight("conv2d/bias", 0, 16),
                        network.weight("conv2d_1/kernel", 0.1, 3, 3, 16, 32),
                        network.weight("conv2d_1/bias", 0, 32),
                        network.weight("dense/kernel", 0.1, 800, 1),
                        network.weight("dense/bias", 0, 1));
        Value real = placeholder("real", Shape.of(BATCH, 9, 9, 1));
        Value fake = placeholder("fake", Shape.of(BATCH, 9, 9, 1));
        Value u = randomUniform(Blank.blank(Shape.of(BATCH, 1, 1, 1)), network.steps(), 3);
        Value between = add(real, multiply(u, subtract(fake, real)));
        Value score = sum(criticScore(w, between));
        Value slope = Gradients.gradients(score, List.of(between)).getFirst();
        Value norm = sqrt(sum(square(reshape(slope, Shape.of(BATCH, 81))), false, -1));
        Value penalty = mean(square(subtract(norm, constant(1f))));
        Value distance = subtract(mean(criticScore(w, fake)), mean(criticScore(w, real)));
        return trained(network, add(distance, multiply(constant(10f), penalty)));
    }

    private static Graph layerNorm() {
        Network network = new Network(23);
        Value x = network.dense("dense", placeholder("x", Shape.of(BATCH, 10)), 24);
        Value gain = network.weight("norm/gamma", 1, 24);
        Value shift = network.weight("norm/beta", 0, 24);
        Value y = geluTanh(layerNormalisation(x, gain, shift, 0.001f));
        return trained(network, squaredError(network, y));
    }

    private static Value heads(Network network, String name, Value x) {
        Value projected = matmul(x, network.weight(name, 0.3, 12, 12));
        return transpose(reshape(projected, Shape.of(BATCH, 6, 3, 4)), 0, 2, 1, 3);
    }

    private static Graph attention() {
        Network network = new Network(24);
        Value x = placeholder("particles", Shape.of(BATCH * 6, 12));
        Value seen =
                Attention.ofDepth(4)
                        .apply(
                                heads(network, "attention/query", x),
                                heads(network, "attention/key", x),
                                heads(network, "attention/value", x));
        Value joined = reshape(transpose(seen, 0, 2, 1, 3), Shape.of(BATCH * 6, 12));
        Value y = add(x, network.dense("attention/output", joined, 12));
        return trained(network, squaredError(network, reshape(y, Shape.of(BATCH, 72))));
    }

    private static Graph lstm() {
        Network network = new Network(25);
        Value x = placeholder("x", Shape.of(BATCH, 3, 5));
        LstmCell cell =
                LstmCell.of(
                        network.weight("lstm/kernel", 0.3, 5, 28),
                        network.weight("lstm/recurrent_kernel", 0.3, 7, 28),
                        network.weight("lstm/bias", 0, 28));
        Value last = Recurrence.forward().apply(cell, x).last();
        return trained(network, squaredError(network, last));
    }

    private static Graph embeddings() {
        Network network = new Network(26);
        Value ids = placeholder("ids", new TensorType(DataType.INT32, Shape.of(BATCH, 6)));
        Value rows = embedding(network.weight("embedding/table", 0.1, 11, 9), ids);
        return trained(network, squaredError(network, globalAveragePooling(rows, false)));
    }

    private static Graph batchNormPrediction() {
        Network network = new Network(27);
        Value x = network.conv("conv2d", placeholder("image", Shape.of(BATCH, 6, 6, 3)), 16);
        Value y =
                inference(
                        x,
                        network.weight("norm/gamma", 1, 16),
                        network.weight("norm/beta", 0.1, 16),
                        network.weight("norm/moving_mean", 0.1, 16),
                        exp(network.weight("norm/log_variance", 0.1, 16)),
                        0.001f,
                        -1);
        Value score = sigmoid(network.dense("output", Network.flat(relu(y)), 1));
        return new Graph(Map.of("prediction", score), Map.of());
    }

    private static Graph batchNormTraining() {
        Network network = new Network(28);
        Value x = network.conv("conv2d", placeholder("image", Shape.of(BATCH, 6, 6, 3)), 16);
        BatchNormalisation.Trained normal =
                BatchNormalisation.training(
                        x,
                        network.weight("norm/gamma", 1, 16),
                        network.weight("norm/beta", 0.1, 16),
                        0.001f,
                        -1);
        return trained(network, squaredError(network, Network.flat(relu(normal.y()))));
    }

    // The transposed convolution is the gradient of a convolution with respect to its input.
    private static Graph autoencoder() {
        Network network = new Network(29);
        Value image = placeholder("image", Shape.of(BATCH, 8, 8, 1));
        Window strided = SAME.withStrides(List.of(2, 2));
        Value kernel = network.weight("encoder/kernel", 0.3, 3, 3, 1, 16);
        Value code = relu(Convolution.convolution(image, kernel, strided));
        Value decoder = network.weight("decoder/kernel", 0.3, 3, 3, 1, 16);
        Value back = Convolution.BackwardInput.of(code, decoder, image, strided);
        return trained(network, mean(square(subtract(sigmoid(back), image))));
    }

    private static Graph focal() {
        Network network = new Network(30);
        Value x = relu(network.dense("dense", placeholder("x", Shape.of(BATCH, 10)), 16));
        Value logits = network.dense("output", x, 1);
        Value target = placeholder("target", Shape.of(BATCH, 1));
        Value wrong = sigmoid(multiply(logits, subtract(constant(1f), add(target, target))));
        Value entropy = subtract(softplus(logits), multiply(target, logits));
        return trained(network, mean(multiply(square(wrong), entropy)));
    }
}
