package org.kaon.layer;

import static org.kaon.op.Add.add;
import static org.kaon.op.LocallyConnected.locallyConnected;
import static org.kaon.op.MoveAxis.moveAxis;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Transpose.transpose;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.Collections;
import java.util.List;

/// A convolution whose kernel differs from place to place.
public record Unshared(
        int count, Geometry geometry, Activation activation, Affine affine, Activity activity) {

    public Unshared {
        Settings.requirePositive("LocallyConnected", "filters", count);
    }

    static Unshared of(int count, List<Integer> size) {
        return new Unshared(
                count,
                new Geometry(size, Collections.nCopies(size.size(), 1), Padding.VALID, false),
                Activation.LINEAR,
                Affine.standard(),
                Activity.FREE);
    }

    public Unshared strides(Integer... strides) {
        return new Unshared(count, geometry.withStrides(strides), activation, affine, activity);
    }

    public Unshared activation(Activation other) {
        return new Unshared(count, geometry, other, affine, activity);
    }

    public Unshared affine(Affine other) {
        return new Unshared(count, geometry, activation, other, activity);
    }

    Value convolve(Site site, Value input) {
        Value y =
                ChannelOrder.around(
                        site,
                        geometry.channelsFirst(),
                        geometry.size().size(),
                        input,
                        x -> convolveLast(site, x));
        return activity.of(site.scope(), activation.apply(y));
    }

    private Value convolveLast(Site site, Value x) {
        int axes = geometry.size().size();
        List<Integer> ones = Collections.nCopies(axes, 1);
        Window window = new Window(geometry.strides(), geometry.padding(), ones, 1);
        site.knownRow(x);
        long channels = x.shape().extent(-1);
        long elements = channels;
        long places = 1;
        Shape bias = Shape.scalar();
        for (int i = 0; i < axes; i++) {
            long along = window.places(i, x.shape().extent(i + 1), geometry.size().get(i));
            if (along < 1) {
                throw site.failure(
                        "an input that a window of " + geometry.size() + " fits into", x);
            }
            elements *= geometry.size().get(i);
            places *= along;
            bias = bias.append(along);
        }
        Value kernel = affine.kernel(site.scope(), Shape.of(places, elements, count));
        Value ordered = geometry.channelsFirst() ? channelsLast(kernel, channels) : kernel;
        Value y = locallyConnected(x, ordered, geometry.size(), window);
        return affine.useBias() ? add(y, bias(site, bias.append(count))) : y;
    }

    /// Keras 2 takes the bias's elements in their order for data of either order.
    private Value bias(Site site, Shape shape) {
        Value bias = site.scope().weight("bias", shape, affine.bias());
        if (!geometry.channelsFirst()) {
            return bias;
        }
        Shape first = Shape.of(count);
        for (int i = 0; i < shape.rank() - 1; i++) {
            first = first.append(shape.extent(i));
        }
        return moveAxis(reshape(bias, first), 0, -1);
    }

    /// Keras 2 counts a kernel's elements by channels first where the data are so.
    private Value channelsLast(Value kernel, long channels) {
        long size = kernel.shape().extent(1) / channels;
        long places = kernel.shape().extent(0);
        Value split = reshape(kernel, Shape.of(places, channels, size, count));
        return reshape(transpose(split, 0, 2, 1, 3), kernel.shape());
    }

    static Unshared read(Config in, int axes) {
        in.neutral("implementation", 1);
        in.neutral("padding", "valid");
        return new Unshared(
                in.integer("filters"),
                new Geometry(
                        in.integers("kernel_size", axes),
                        in.integers("strides", axes, Collections.nCopies(axes, 1)),
                        Padding.VALID,
                        ChannelOrder.read(in)),
                Activation.read(in),
                Affine.read(in),
                Activity.read(in));
    }

    void write(Config.Writer out) {
        out.put("filters", count)
                .put("kernel_size", geometry.size())
                .put("strides", geometry.strides())
                .put("padding", "valid")
                .put("activation", activation.kerasName())
                .put("implementation", 1);
        ChannelOrder.write(out, geometry.channelsFirst());
        affine.write(out);
        activity.write(out);
    }
}
