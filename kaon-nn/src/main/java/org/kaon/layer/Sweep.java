package org.kaon.layer;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/// What all convolutions share: how the kernel moves over the data, and what becomes of the result.
public record Sweep(
        Geometry geometry,
        List<Integer> dilations,
        int groups,
        Activation activation,
        Activity activity) {

    public Sweep {
        dilations = Settings.requirePositive("Convolution", "dilation_rate", dilations);
        Settings.requirePositive("Convolution", "groups", groups);
    }

    /// Steps of 1, no padding, channels last.
    static Sweep of(List<Integer> size) {
        List<Integer> ones = Collections.nCopies(size.size(), 1);
        return new Sweep(
                new Geometry(size, ones, Padding.VALID, false),
                ones,
                1,
                Activation.LINEAR,
                Activity.FREE);
    }

    public Sweep padding(Padding padding) {
        return geometry(geometry.with(padding));
    }

    public Sweep strides(Integer... strides) {
        return geometry(geometry.withStrides(strides));
    }

    /// Each output element sees earlier steps alone.
    public Sweep causal() {
        return padding(
                Padding.explicit(
                        List.of((geometry.size().getFirst() - 1) * dilations.getFirst()),
                        List.of(0)));
    }

    private Sweep geometry(Geometry other) {
        return new Sweep(other, dilations, groups, activation, activity);
    }

    public Sweep dilations(Integer... spread) {
        return new Sweep(geometry, List.of(spread), groups, activation, activity);
    }

    public Sweep groups(int count) {
        return new Sweep(geometry, dilations, count, activation, activity);
    }

    public Sweep activation(Activation other) {
        return new Sweep(geometry, dilations, groups, other, activity);
    }

    public Sweep activity(Activity other) {
        return new Sweep(geometry, dilations, groups, activation, other);
    }

    /// The number of spatial axes.
    int axes() {
        return dilations.size();
    }

    Window window() {
        return new Window(geometry.strides(), geometry.padding(), dilations, groups);
    }

    /// A kernel's shape: the window's extents and what follows them.
    Shape kernel(long... rest) {
        return Shape.of(geometry.size().stream().mapToLong(extent -> extent).toArray())
                .append(rest);
    }

    /// Applies a function of channels-last data and what comes after every convolution.
    Value over(Site site, Value x, UnaryOperator<Value> convolution) {
        boolean within = activation.isElementwise();
        Value y =
                ChannelOrder.around(
                        site,
                        geometry.channelsFirst(),
                        axes(),
                        x,
                        last -> {
                            site.known(last, -1);
                            Value found = convolution.apply(last);
                            return within ? activation.apply(found) : found;
                        });
        return activity.of(site.scope(), within ? y : activation.apply(y));
    }

    static Sweep read(Config in, int axes) {
        List<Integer> ones = Collections.nCopies(axes, 1);
        boolean causal = axes == 1 && "causal".equals(in.raw("padding").orElse(""));
        Sweep sweep =
                new Sweep(
                        new Geometry(
                                in.integers("kernel_size", axes),
                                in.integers("strides", axes, ones),
                                causal ? Padding.VALID : Geometry.readPadding(in),
                                ChannelOrder.read(in)),
                        in.integers("dilation_rate", axes, ones),
                        in.integer("groups", 1),
                        Activation.read(in),
                        Activity.read(in));
        return causal ? sweep.causal() : sweep;
    }

    void write(Config.Writer out) {
        boolean causal = geometry.padding().kind() == Padding.Kind.EXPLICIT;
        out.put("kernel_size", geometry.size())
                .put("strides", geometry.strides())
                .put("padding", causal ? "causal" : Geometry.written(geometry.padding()))
                .put("dilation_rate", dilations)
                .put("activation", activation.kerasName());
        ChannelOrder.write(out, geometry.channelsFirst());
        activity.write(out);
    }
}
