package org.kaon.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.onnx.Closeness.requireClose;
import static org.kaon.tensor.Shape.ANY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.ConfigException;
import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.keras.Run;
import org.kaon.onnx.ModelWriter;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxNode;
import org.kaon.onnx.OnnxRuntime;
import org.kaon.onnx.Transposition;
import org.kaon.op.Add;
import org.kaon.op.ArgMax;
import org.kaon.op.ArgSort;
import org.kaon.op.AveragePooling;
import org.kaon.op.BatchNormalisation;
import org.kaon.op.Concat;
import org.kaon.op.Convolution;
import org.kaon.op.CumSum;
import org.kaon.op.Erfc;
import org.kaon.op.Expm1;
import org.kaon.op.Gather;
import org.kaon.op.Gelu;
import org.kaon.op.LayerNormalisation;
import org.kaon.op.LinearResize;
import org.kaon.op.MatMul;
import org.kaon.op.MaxPooling;
import org.kaon.op.Mean;
import org.kaon.op.Multiply;
import org.kaon.op.NearestNeighbours;
import org.kaon.op.NotEqual;
import org.kaon.op.OneHot;
import org.kaon.op.Pad;
import org.kaon.op.Padding;
import org.kaon.op.Prod;
import org.kaon.op.RandomNormal;
import org.kaon.op.Relu;
import org.kaon.op.Repeat;
import org.kaon.op.Reshape;
import org.kaon.op.ScatterAdd;
import org.kaon.op.SegmentMax;
import org.kaon.op.SegmentSum;
import org.kaon.op.Select;
import org.kaon.op.Slice;
import org.kaon.op.Softmax;
import org.kaon.op.StridedSlice;
import org.kaon.op.Subtract;
import org.kaon.op.TopK;
import org.kaon.op.Transpose;
import org.kaon.op.TransposedConvolution;
import org.kaon.op.UpSampling;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;

/// What is exported gives in ONNX Runtime what Kaon computes, with the first axis unknown.
class GraphExportTest {

    record Case(String name, Tensor x, UnaryOperator<Value> call) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Tensor random(long... extents) {
        Shape shape = Shape.of(extents);
        Random random = new Random(5);
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return Tensor.of(shape, values);
    }

    private static Value fixed(long... extents) {
        return constant(random(extents));
    }

    private static Window window(int stride, Padding padding) {
        return Window.window(2, padding).withStrides(List.of(stride, stride));
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>(images());
        cases.addAll(tables());
        cases.addAll(indices());
        return cases;
    }

    private static List<Case> images() {
        Tensor x = random(2, 7, 6, 4);
        List<Integer> two = List.of(2, 2);
        Window back = Window.window(2, Padding.VALID).withStrides(List.of(2, 3));
        Padding one = Padding.explicit(List.of(1, 0), List.of(1, 1));
        return List.of(
                new Case("same", x, v -> conv(v, window(2, Padding.SAME), 3, 2, 4, 5)),
                new Case("valid", x, v -> conv(v, window(1, Padding.VALID), 3, 3, 4, 5)),
                new Case("groups", x, v -> conv(v, window(1, one).withGroups(2), 3, 3, 2, 6)),
                new Case("dilated", x, v -> conv(v, dilated(), 2, 3, 4, 2)),
                new Case("depthwise", x, v -> conv(v, window(1, one).depthwise(), 3, 3, 4, 2)),
                new Case("line", random(2, 9, 3), v -> conv(v, line(), 3, 3, 4)),
                new Case("space", random(2, 4, 5, 3, 2), v -> conv(v, space(), 2, 2, 2, 2, 3)),
                new Case(
                        "transposed",
                        x,
                        v ->
                                TransposedConvolution.transposedConvolution(
                                        v, fixed(3, 2, 5, 4), back)),
                new Case(
                        "transposed same",
                        x,
                        v ->
                                TransposedConvolution.transposedConvolution(
                                        v, fixed(3, 3, 5, 4), window(2, Padding.SAME))),
                new Case(
                        "transposed with output padding",
                        x,
                        v ->
                                TransposedConvolution.transposedConvolution(
                                        v,
                                        fixed(3, 3, 5, 4),
                                        window(2, Padding.SAME),
                                        List.of(1, 0))),
                new Case("max pooling", x, v -> MaxPooling.maxPooling(v, two, two, Padding.SAME)),
                new Case(
                        "average pooling",
                        x,
                        v -> AveragePooling.averagePooling(v, two, two, Padding.SAME)),
                new Case("global mean", x, v -> Mean.mean(v, false, 1, 2)),
                new Case("resize", x, v -> LinearResize.linear(v, List.of(2, 3))),
                new Case("resize to", x, v -> LinearResize.linearTo(v, List.of(5L, 9L))),
                new Case("up", x, v -> UpSampling.nearest(v, List.of(2, 3))),
                new Case("network", x, GraphExportTest::network));
    }

    private static Window dilated() {
        return window(1, Padding.SAME).withDilations(List.of(2, 1));
    }

    private static Window line() {
        return Window.window(1, Padding.causal(3));
    }

    private static Window space() {
        return Window.window(3, Padding.SAME);
    }

    private static Value conv(Value x, Window window, long... kernel) {
        return Add.add(
                Convolution.convolution(x, fixed(kernel), window),
                fixed(kernelOut(window, kernel)));
    }

    private static long kernelOut(Window window, long... kernel) {
        long last = kernel[kernel.length - 1];
        return window.isDepthwise() ? last * kernel[kernel.length - 2] : last;
    }

    private static Value network(Value x) {
        Value a = Relu.relu(conv(x, window(1, Padding.SAME), 3, 3, 4, 6));
        Value b =
                BatchNormalisation.inference(
                        a, fixed(6), fixed(6), fixed(6), constant(2f), 1e-3f, -1);
        Value c = Add.add(b, Multiply.multiply(a, fixed(6)));
        Value d = Concat.concat(-1, c, a);
        Value e = MaxPooling.maxPooling(d, List.of(2, 2), List.of(2, 2), Padding.VALID);
        Value f = MatMul.matmul(Reshape.reshape(e, Shape.of(ANY, 108)), fixed(108, 3));
        return Add.add(f, fixed(3));
    }

    private static List<Case> tables() {
        Tensor x = random(3, 5);
        Tensor deep = random(2, 3, 4);
        return List.of(
                new Case("gelu", x, v -> Gelu.gelu(v)),
                new Case("expm1", x, v -> Expm1.expm1(v)),
                new Case("erfc", x, Erfc::erfc),
                new Case("not equal", x, v -> NotEqual.notEqual(v, constant(0f))),
                new Case("softmax over rows", x, v -> Softmax.softmax(v, 0)),
                new Case(
                        "layer normalisation",
                        deep,
                        v ->
                                LayerNormalisation.layerNormalisation(
                                        v, fixed(4), fixed(4), 1e-3f, 2)),
                new Case("mean over an unknown axis", x, v -> Mean.mean(v, true, 0)),
                new Case("product", x, v -> Prod.prod(v, false, 1)),
                new Case("running sum", x, v -> CumSum.cumSum(v, 1, true, true)),
                new Case("transposed product", x, v -> MatMul.matmul(v, false, v, true)),
                new Case("dense", x, v -> Add.add(MatMul.matmul(v, fixed(5, 2)), fixed(2))),
                new Case("transposition", deep, v -> Transpose.transpose(v, 2, 0, 1)),
                new Case("slice", deep, v -> Slice.slice(v, 1, 1, 3)),
                new Case("flip", deep, v -> StridedSlice.flip(v, 1, 2)),
                new Case(
                        "steps",
                        deep,
                        v ->
                                StridedSlice.stridedSlice(
                                        v,
                                        StridedSlice.range(0, Slice.END),
                                        StridedSlice.range(-2, Slice.END),
                                        StridedSlice.range(3, 0, -2))),
                new Case("padding", x, v -> Pad.pad(v, List.of(1, 0), List.of(0, 2), 7f)),
                new Case(
                        "mirror",
                        x,
                        v -> Pad.pad(v, List.of(0, 2), List.of(0, 1), Pad.Mode.REFLECT)),
                new Case(
                        "symmetric",
                        x,
                        v -> Pad.pad(v, List.of(0, 2), List.of(0, 1), Pad.Mode.SYMMETRIC)),
                new Case("repeat", x, v -> Repeat.repeat(v, 3, 1)),
                new Case("select", x, v -> Select.select(NotEqual.notEqual(v, v), v, fixed(5))));
    }

    private static List<Case> indices() {
        Tensor x = random(3, 5);
        Tensor points = random(2, 6, 3);
        Tensor places = Tensor.of(Shape.of(4), 3, -1, 0, 9);
        return List.of(
                new Case("largest", x, v -> TopK.topK(v, 2).values()),
                new Case("order", x, v -> ArgSort.argSort(v)),
                new Case("place", x, v -> ArgMax.argMax(v, 1)),
                new Case("one hot", places, v -> OneHot.oneHot(v, 4)),
                new Case("neighbours", points, v -> NearestNeighbours.nearestNeighbours(v, 3)),
                new Case(
                        "neighbours' features",
                        points,
                        v ->
                                NearestNeighbours.neighbours(
                                        v, NearestNeighbours.nearestNeighbours(v, 3))),
                new Case("rows or zeros", places, v -> Gather.gatherOrZero(fixed(5, 2), v, 0)),
                new Case("sums", places, v -> SegmentSum.segmentSum(fixed(4, 2), v, 5)),
                new Case("maxima", places, v -> SegmentMax.segmentMax(fixed(4, 2), v, 5)),
                new Case(
                        "scatter",
                        Tensor.of(Shape.of(2), 3, 3),
                        v -> ScatterAdd.scatterAdd(fixed(2, 2), v, fixed(5, 2), 0)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesInOnnxRuntimeWhatKaonGives(Case example) {
        Tensor wanted =
                Run.once(
                        example.call.apply(placeholder("x", example.x.type())),
                        Map.of("x", example.x));
        Value open = placeholder("x", example.x.type().withShape(example.x.shape().with(0, ANY)));
        byte[] bytes = ModelWriter.bytes(export(example.call.apply(open)));
        Tensor found = OnnxRuntime.run(bytes, Map.of("x", example.x)).get("y");
        assertThat(found).isNotNull();
        requireClose(found, wanted, 1e-5);
    }

    private static OnnxModel export(Value y) {
        return OnnxExport.export(new Graph(Map.of("y", y), Map.of()));
    }

    private static List<String> ops(OnnxModel model) {
        return model.nodes().stream().map(OnnxNode::op).toList();
    }

    @Test
    void imagesStayChannelsFirstBetweenConvolutions() {
        List<String> ops = ops(export(network(placeholder("x", Shape.of(ANY, 7, 6, 4)))));
        assertThat(ops.stream().filter("Transpose"::equals)).hasSize(2);
        assertThat(ops).contains("Gemm", "Conv").doesNotContain("MatMul");
    }

    @Test
    void channelsFirstModelsNeedNoTranspositionAtAll() {
        Value x = placeholder("x", Shape.of(ANY, 4, 7, 6));
        Value y = conv(Transpose.transpose(x, 0, 2, 3, 1), window(1, Padding.SAME), 3, 3, 4, 6);
        assertThat(ops(export(Transpose.transpose(y, 0, 3, 1, 2)))).containsExactly("Conv");
    }

    @Test
    void weightsKeepTheirNamesAndWhatFollowsFromThemIsComputed() {
        Variable kernel = new Variable("dense/kernel", random(3, 2));
        Variable gain = new Variable("dense/gain", random(1, 2));
        Value x = placeholder("x", Shape.of(ANY, 3));
        Value plain = MatMul.matmul(x, kernel.read());
        OnnxModel named = export(plain);
        assertThat(named.initializers()).containsOnlyKeys("dense/kernel");
        OnnxModel scaled = export(MatMul.matmul(x, Multiply.multiply(kernel.read(), gain.read())));
        assertThat(ops(scaled)).containsExactly("MatMul");
        assertThat(scaled.initializers()).hasSize(1);
    }

    @Test
    void anOutputThatIsAnInputIsCopied() {
        Value x = placeholder("x", Shape.of(ANY, 3));
        OnnxModel model = OnnxExport.export(new Graph(Map.of("y", x, "z", Relu.relu(x)), Map.of()));
        assertThat(ops(model)).containsExactlyInAnyOrder("Identity", "Relu");
        Map<String, Tensor> found =
                OnnxRuntime.run(
                        ModelWriter.bytes(model),
                        Map.of("x", Tensor.of(Shape.of(1, 3), -1f, 0f, 1f)));
        assertThat(Objects.requireNonNull(found.get("y")).floats()).containsExactly(-1, 0, 1);
        assertThat(Objects.requireNonNull(found.get("z")).floats()).containsExactly(0, 0, 1);
    }

    @Test
    void whatIsRandomOrBelongsToGradientsIsRefusedWithAReason() {
        Value x = placeholder("x", Shape.of(ANY, 3));
        Value noise = RandomNormal.randomNormal(x, constant(1L), 3);
        assertThatThrownBy(() -> export(Add.add(x, noise)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("RandomNormal", "make the noise an input");
        Value odd = Node.apply(new MaxPooling.Pick(pooling()), image(), image());
        assertThatThrownBy(() -> export(odd))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("gradients");
        Variable weight = new Variable("w", random(3));
        Graph training =
                new Graph(
                        Map.of("y", x), Map.of(weight, Subtract.subtract(weight.read(), fixed(3))));
        assertThatThrownBy(() -> OnnxExport.export(training))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("inference graph");
    }

    private static MaxPooling pooling() {
        return new MaxPooling(List.of(2, 2), List.of(2, 2), Padding.VALID);
    }

    private static Value image() {
        return placeholder("i", Shape.of(ANY, 4, 4, 1));
    }

    @Test
    void permutationsOfTensorsAreThoseOfIndices() {
        Tensor x = random(2, 3, 4);
        Tensor y = Transposition.of(x, List.of(2, 0, 1));
        assertThat(y.shape()).isEqualTo(Shape.of(4, 2, 3));
        assertThat(y.at(1 * 6 + 1 * 3 + 2)).isEqualTo(x.at(1 * 12 + 2 * 4 + 1));
        assertThat(Arrays.equals(Transposition.of(y, List.of(1, 2, 0)).floats(), x.floats()))
                .isTrue();
    }
}
