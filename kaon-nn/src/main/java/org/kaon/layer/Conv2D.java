package org.kaon.layer;

import static org.kaon.op.Convolution.convolution;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.initializer.Initializer;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.List;

/// `y = activation(x ∗ kernel + bias)` over images. Keras: `Conv2D`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', filters]`; the kernel is
/// `[height, width, channels / groups, filters]`.
public record Conv2D(
        int filters,
        Geometry geometry,
        Spread spread,
        Activation activation,
        Affine affine,
        Activity activity)
        implements Layer {

    /// Distance between the elements under the kernel, and groups of channels.
    public record Spread(List<Integer> dilations, int groups) {

        public Spread {
            dilations = List.copyOf(dilations);
        }
    }

    public Conv2D {
        Settings.requirePositive("Conv2D", "filters", filters);
        Settings.requirePositive("Conv2D", "groups", spread.groups);
    }

    public static Conv2D conv2D(int filters, int size) {
        return conv2D(filters, List.of(size, size));
    }

    public static Conv2D conv2D(int filters, List<Integer> size) {
        return new Conv2D(
                filters,
                new Geometry(size, List.of(1, 1), Padding.VALID, false),
                new Spread(List.of(1, 1), 1),
                Activation.LINEAR,
                Affine.standard(),
                Activity.FREE);
    }

    public Conv2D padding(Padding padding) {
        return with(geometry.with(padding), activation, affine);
    }

    public Conv2D strides(int vertical, int horizontal) {
        return with(geometry.with(vertical, horizontal), activation, affine);
    }

    public Conv2D activation(Activation other) {
        return with(geometry, other, affine);
    }

    public Conv2D affine(Affine other) {
        return with(geometry, activation, other);
    }

    public Conv2D kernelInitializer(Initializer other) {
        return affine(affine.kernel(other));
    }

    private Conv2D with(Geometry window, Activation function, Affine weights) {
        return new Conv2D(filters, window, spread, function, weights, activity);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return activity.of(
                scope,
                ChannelOrder.around(
                        scope,
                        geometry.channelsFirst(),
                        inputs.getFirst(),
                        x -> convolve(scope, x)));
    }

    private Value convolve(Scope scope, Value x) {
        long channels = x.shape().extent(-1);
        if (channels == Shape.ANY || channels % spread.groups != 0) {
            throw new ConfigException(
                    "Conv2D \""
                            + scope.path()
                            + "\": expects channels that "
                            + spread.groups
                            + " groups divide, found images "
                            + x.shape()
                            + ".");
        }
        Shape kernel =
                Shape.of(
                        geometry.size().get(0),
                        geometry.size().get(1),
                        channels / spread.groups,
                        filters);
        Window window =
                new Window(geometry.strides(), geometry.padding(), spread.dilations, spread.groups);
        Value y = convolution(x, affine.kernel(scope, kernel), window);
        return activation.apply(affine.biased(scope, y, filters));
    }

    static Conv2D read(Config in) {
        Conv2D otherwise = conv2D(in.integer("filters"), in.integers("kernel_size", 2));
        return new Conv2D(
                otherwise.filters,
                new Geometry(
                        otherwise.geometry.size(),
                        in.integers("strides", 2, List.of(1, 1)),
                        Geometry.readPadding(in),
                        Geometry.readChannelsFirst(in)),
                new Spread(in.integers("dilation_rate", 2, List.of(1, 1)), in.integer("groups", 1)),
                Activation.read(in),
                Affine.read(in),
                Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("filters", filters)
                .put("kernel_size", geometry.size())
                .put("strides", geometry.strides())
                .put("padding", Geometry.written(geometry.padding()))
                .put("data_format", Geometry.written(geometry.channelsFirst()))
                .put("dilation_rate", spread.dilations)
                .put("groups", spread.groups)
                .put("activation", activation.kerasName());
        affine.write(out);
        activity.write(out);
    }
}
