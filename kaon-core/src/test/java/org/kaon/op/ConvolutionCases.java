package org.kaon.op;

import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.signed;
import static org.kaon.op.Padding.SAME;
import static org.kaon.op.Padding.VALID;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The cases of convolutions.
final class ConvolutionCases {

    private final List<OpCase> cases = new ArrayList<>();

    private ConvolutionCases() {}

    static List<OpCase> all() {
        ConvolutionCases all = new ConvolutionCases();
        all.images();
        all.oddImages();
        all.groups();
        all.otherRanks();
        all.transposed();
        all.compositions();
        return all.cases;
    }

    private void images() {
        both("valid", window(VALID), signed(2, 8, 9, 4), signed(3, 2, 4, 5));
        both("same", window(SAME), signed(2, 8, 7, 4), signed(3, 2, 4, 5));
        both("of one channel", window(SAME), signed(3, 6, 7, 1), signed(3, 2, 1, 5));
        both("with strides", strides(2, 3), signed(2, 11, 7, 4), signed(3, 2, 4, 5));
        Window steps = window(VALID).withStrides(List.of(3, 2));
        both("valid with strides", steps, signed(2, 9, 8, 4), signed(3, 2, 4, 5));
        Window spread = window(SAME).withDilations(List.of(2, 3));
        both("with dilations", spread, signed(2, 9, 7, 4), signed(3, 2, 4, 5));
        Window given = window(Padding.explicit(List.of(2, 0), List.of(1, 1)));
        both("with given padding", given, signed(2, 5, 7, 4), signed(3, 2, 4, 8));
    }

    private void oddImages() {
        both("wider than the input", window(SAME), signed(2, 3, 4, 5), signed(7, 6, 5, 8));
        both("with gaps", strides(5, 4), signed(2, 13, 17, 4), signed(3, 1, 4, 6));
        both("of one place", window(SAME), signed(2, 1, 1, 4), signed(3, 5, 4, 17));
        both("to one filter", window(SAME), signed(2, 5, 7, 17), signed(3, 2, 17, 1));
        both("of 16 channels", strides(2, 1), signed(2, 5, 7, 16), signed(3, 2, 16, 32));
        both("of nothing", window(SAME), empty(0, 5, 7, 4), signed(3, 2, 4, 6));
        both("of no channels", window(SAME), empty(2, 5, 7, 0), empty(3, 2, 0, 4));
        Window far = window(Padding.explicit(List.of(4, 5), List.of(3, 6)));
        both("with more padding than kernel", far, signed(2, 5, 4, 6), signed(3, 2, 6, 7));
    }

    private void groups() {
        Window two = window(SAME).withGroups(2);
        both("in groups", two, signed(2, 5, 7, 6), signed(4, 2, 3, 8));
        both("in wide groups", two, signed(2, 5, 7, 32), signed(3, 2, 16, 48));
        Window three = strides(2, 3).withGroups(3);
        both("in three groups with strides", three, signed(1, 8, 7, 9), signed(2, 4, 3, 6));
        Window each = window(SAME).withGroups(5);
        both("with a group for each channel", each, signed(2, 6, 7, 5), signed(3, 2, 1, 10));
        Window depthwise = window(SAME).depthwise();
        both("by channels", depthwise, signed(2, 6, 7, 5), signed(3, 4, 5, 2));
        both("by 17 channels", depthwise, signed(2, 6, 7, 17), signed(3, 2, 17, 1));
        both("by 32 channels", strides(2, 1).depthwise(), signed(2, 6, 7, 32), signed(3, 2, 32, 1));
        both("by one channel", depthwise, signed(2, 6, 7, 1), signed(3, 2, 1, 4));
        Window spread = window(VALID).withDilations(List.of(2, 1)).depthwise();
        both("by channels with dilations", spread, signed(2, 9, 7, 5), signed(3, 2, 5, 4));
    }

    private void otherRanks() {
        Window line = Window.window(1, SAME);
        both("of a sequence", line, signed(2, 11, 3), signed(4, 3, 5));
        Window causal = line.withDilations(List.of(2)).withPadding(Padding.causal(7));
        both("that is causal", causal, signed(2, 11, 3), signed(4, 3, 5));
        both("of a sequence by channels", line.depthwise(), signed(2, 11, 17), signed(3, 17, 2));
        Window groups = line.withStrides(List.of(3)).withGroups(2);
        both("of a sequence in groups", groups, signed(2, 11, 6), signed(5, 3, 8));
        Window volume = Window.window(3, SAME).withStrides(List.of(1, 2, 1));
        both("of a volume", volume, signed(2, 5, 6, 7, 4), signed(3, 2, 1, 4, 8));
        Window spread = Window.window(3, VALID).withDilations(List.of(1, 2, 3));
        both("of a spread volume", spread, signed(1, 3, 7, 8, 4), signed(2, 3, 1, 4, 5));
        both(
                "of a volume by channels",
                Window.window(3, SAME).depthwise(),
                signed(1, 5, 4, 6, 3),
                signed(2, 1, 4, 3, 5));
    }

    private void transposed() {
        turned("same", window(SAME), List.of(), signed(2, 5, 7, 8), signed(3, 2, 4, 8));
        turned(
                "same with strides",
                strides(2, 3),
                List.of(),
                signed(2, 4, 5, 8),
                signed(3, 4, 6, 8));
        turned("with gaps", strides(4, 3), List.of(), signed(2, 4, 5, 8), signed(3, 2, 7, 8));
        Window valid = window(VALID).withStrides(List.of(3, 2));
        turned("valid", valid, List.of(), signed(2, 4, 5, 3), signed(2, 5, 6, 3));
        turned("valid and longer", valid, List.of(2, 1), signed(2, 4, 5, 3), signed(2, 5, 7, 3));
        turned(
                "same and longer",
                strides(2, 3),
                List.of(1, 0),
                signed(2, 4, 5, 3),
                signed(4, 5, 7, 3));
        Window given = strides(2, 3).withPadding(Padding.explicit(List.of(1, 0), List.of(0, 2)));
        turned("with given padding", given, List.of(), signed(2, 4, 5, 3), signed(4, 5, 7, 3));
        Window spread = window(VALID).withDilations(List.of(2, 3));
        turned("with dilations", spread, List.of(), signed(2, 4, 5, 8), signed(3, 2, 9, 8));
        turned(
                "of 32 channels",
                strides(2, 2),
                List.of(),
                signed(2, 4, 5, 32),
                signed(3, 4, 16, 32));
        turned("to one filter", strides(2, 2), List.of(), signed(2, 4, 5, 17), signed(5, 3, 1, 17));
        turned("of nothing", strides(2, 2), List.of(), empty(0, 4, 5, 8), signed(3, 4, 5, 8));
        Window line = Window.window(1, SAME).withStrides(List.of(2));
        turned("of a sequence", line, List.of(), signed(2, 7, 3), signed(5, 4, 3));
        Window volume = Window.window(3, SAME).withStrides(List.of(1, 2, 1));
        turned("of a volume", volume, List.of(), signed(2, 3, 4, 5, 6), signed(3, 2, 1, 7, 6));
    }

    private void turned(String name, Window window, List<Integer> longer, Tensor x, Tensor kernel) {
        add(
                "transposed convolution " + name,
                2,
                in ->
                        TransposedConvolution.transposedConvolution(
                                in.get(0), in.get(1), window, longer),
                x,
                kernel);
    }

    private void compositions() {
        add(
                "separable convolution",
                2,
                in ->
                        SeparableConvolution.separableConvolution(
                                in.get(0), in.get(1), in.get(2), strides(2, 1)),
                signed(2, 6, 7, 5),
                signed(3, 4, 5, 2),
                signed(1, 1, 10, 3));
        add(
                "convolution of channels first",
                2,
                in ->
                        ChannelsFirst.channelsFirst(
                                in.get(0),
                                x -> Convolution.convolution(x, in.get(1), strides(2, 1))),
                signed(2, 4, 6, 7),
                signed(3, 2, 4, 5));
        add(
                "pooling of channels first",
                2,
                in ->
                        ChannelsFirst.channelsFirst(
                                in.get(0),
                                x ->
                                        AveragePooling.averagePooling(
                                                x, List.of(2, 2), List.of(2, 1), SAME)),
                signed(2, 4, 6, 7));
        add("axes exchanged", 2, in -> MoveAxis.swapAxes(in.get(0), -1, 0), signed(2, 4, 6));
    }

    private void add(String name, int order, Function<List<Value>, Value> call, Tensor... inputs) {
        cases.add(new OpCase(name, order, List.of(inputs), call));
    }

    private void both(String name, Window window, Tensor x, Tensor kernel) {
        String full = "convolution " + name;
        add(full, 2, in -> Convolution.convolution(in.get(0), in.get(1), window), x, kernel);
        Shape y =
                new Convolution(window).infer(List.of(x.type(), kernel.type())).getFirst().shape();
        Tensor dy = signed(y.extents());
        add(
                full + " backward to the input",
                2,
                in -> Convolution.BackwardInput.of(in.get(0), in.get(1), in.get(2), window),
                dy,
                kernel,
                x);
        add(
                full + " backward to the kernel",
                2,
                in -> Convolution.BackwardKernel.of(in.get(0), in.get(1), in.get(2), window),
                x,
                dy,
                kernel);
    }

    private static Window window(Padding padding) {
        return Window.window(2, padding);
    }

    private static Window strides(int rows, int columns) {
        return window(SAME).withStrides(List.of(rows, columns));
    }
}
