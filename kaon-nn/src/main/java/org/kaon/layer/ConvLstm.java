package org.kaon.layer;

import static org.kaon.op.MoveAxis.moveAxis;
import static org.kaon.op.Reshape.reshape;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.Collections;
import java.util.List;

/// The long short-term memory whose products are convolutions, along a sequence of images of one to
/// three axes. Keras: `ConvLSTM1D`, `ConvLSTM2D`, `ConvLSTM3D`.
///
/// *Shape*: `[batch, time, spatial…, channels]` with known extents → `[batch, spatial′…, filters]`;
/// see {@link Recurrent}. The states are images of that shape, convolved with padding SAME.
///
/// *Source*: Shi et al. 2015, without peepholes.
public record ConvLstm(
        Frame frame,
        Gates gates,
        boolean unitForgetBias,
        RecurrentWeights weights,
        StateDropout dropout,
        Traversal traversal,
        Activity activity)
        implements Recurrent {

    /// The convolution of the inputs.
    public record Frame(int filters, Geometry geometry, List<Integer> dilations) {

        public Frame {
            dilations = List.copyOf(dilations);
        }

        int axes() {
            return geometry.size().size();
        }
    }

    public ConvLstm {
        Settings.requirePositive("ConvLSTM", "filters", frame.filters);
        if (Collections.max(frame.geometry.strides()) > 1 && Collections.max(frame.dilations) > 1) {
            throw new ConfigException(
                    "ConvLSTM: expects \"strides\" or \"dilation_rate\" of 1, found "
                            + frame.geometry.strides()
                            + " and "
                            + frame.dilations
                            + ".");
        }
    }

    /// With a window of one extent for each spatial axis.
    public static ConvLstm convLstm(int filters, Integer... size) {
        List<Integer> ones = Collections.nCopies(size.length, 1);
        return new ConvLstm(
                new Frame(filters, new Geometry(List.of(size), ones, Padding.VALID, false), ones),
                Gates.STANDARD,
                true,
                RecurrentWeights.standard(),
                StateDropout.NONE,
                Traversal.toLast(),
                Activity.FREE);
    }

    @Override
    public String className() {
        return "ConvLSTM" + frame.axes() + "D";
    }

    @Override
    public ConvLstm traversal(Traversal other) {
        return new ConvLstm(frame, gates, unitForgetBias, weights, dropout, other, activity);
    }

    @Override
    public Walk walk(Scope scope, Value x) {
        Site site = new Site(this, scope);
        Shape given = site.knownRow(site.require(x, frame.axes() + 3)).without(0);
        boolean first = frame.geometry.channelsFirst();
        Shape image = first ? given.without(0).append(given.extent(0)) : given;
        Window window =
                Window.window(frame.axes(), frame.geometry.padding())
                        .withStrides(frame.geometry.strides())
                        .withDilations(frame.dilations);
        Shape state = places(window, image).append(frame.filters);
        Value images = first ? moveAxis(x, 2, -1) : x;
        Value rows =
                reshape(images, Shape.of(x.shape().extent(0), x.shape().extent(1), image.size()));
        return new Walk(
                rows,
                cell(scope.within("conv_lstm_cell"), rows, image, state, window),
                outer -> inside(outer, state.size()),
                inner -> outside(inner, state));
    }

    private Shape places(Window window, Shape image) {
        Shape places = Shape.scalar();
        for (int i = 0; i < frame.axes(); i++) {
            long size = frame.geometry.size().get(i);
            places = places.append(window.places(i, image.extent(i), size));
        }
        return places;
    }

    private ConvLstmCell cell(Scope scope, Value rows, Shape image, Shape state, Window window) {
        Shape size = Shape.scalar();
        for (int extent : frame.geometry.size()) {
            size = size.append(extent);
        }
        RecurrentWeights made = weights.remembering(unitForgetBias);
        long four = 4L * frame.filters;
        return new ConvLstmCell(
                new ConvLstmCell.Images(image, state, window),
                made.kernel(scope, size.append(image.extent(-1), four)),
                made.recurrent(scope, size.append(frame.filters, four)),
                made.bias(scope, Shape.of(four)),
                gates,
                dropout.masksOfGates(scope, rows, state.size(), 4));
    }

    private Value inside(Value state, long size) {
        Value last = frame.geometry.channelsFirst() ? moveAxis(state, 1, -1) : state;
        return reshape(last, Shape.of(state.shape().extent(0), size));
    }

    private Value outside(Value rows, Shape state) {
        Value images = reshape(rows, rows.shape().without(-1).append(state.extents()));
        boolean first = frame.geometry.channelsFirst();
        return first ? moveAxis(images, -1, rows.shape().rank() - 1) : images;
    }

    static ConvLstm read(Config in, int axes) {
        List<Integer> ones = Collections.nCopies(axes, 1);
        return new ConvLstm(
                new Frame(
                        in.integer("filters"),
                        new Geometry(
                                in.integers("kernel_size", axes),
                                in.integers("strides", axes, ones),
                                Geometry.readPadding(in),
                                ChannelOrder.read(in)),
                        in.integers("dilation_rate", axes, ones)),
                Gates.read(in),
                in.flag("unit_forget_bias", true),
                RecurrentWeights.read(in),
                StateDropout.read(in),
                Traversal.read(in),
                Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        Geometry geometry = frame.geometry;
        out.put("filters", frame.filters)
                .put("kernel_size", geometry.size())
                .put("strides", geometry.strides())
                .put("padding", Geometry.written(geometry.padding()))
                .put("dilation_rate", frame.dilations)
                .put("unit_forget_bias", unitForgetBias);
        ChannelOrder.write(out, geometry.channelsFirst());
        gates.write(out);
        weights.write(out);
        activity.write(out);
        dropout.write(out);
        traversal.write(out);
    }
}
