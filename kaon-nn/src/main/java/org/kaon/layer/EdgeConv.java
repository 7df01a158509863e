package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Max.max;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.NearestNeighbours.nearestNeighbours;
import static org.kaon.op.NearestNeighbours.neighbours;
import static org.kaon.op.Select.select;
import static org.kaon.op.Slice.slice;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Subtract.subtract;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;
import java.util.Optional;

/// `y = activation(s(x) + pool_j h(x, x_j − x))` over the k nearest neighbours j of each point: the
/// convolution of ParticleNet.
///
/// h is a stack of dense layers without bias, each with a batch normalisation and the activation; s
/// is one, where the features change in number. The mask of an input leaves out points: their
/// features are 0, and they are nobody's neighbours as long as there are k others.
///
/// *Shape*: points `[batch, n, d]`, features `[batch, n, c]` → `[batch, n, filters]`; a single
/// input is both, of which the first `coordinates` features are the points, or all if that is 0.
///
/// *Errors*: n of k or less.
///
/// *Source*: Qu, Gouskos, arXiv:1902.08570, section 2; Wang et al., arXiv:1801.07829.
public record EdgeConv(
        int k,
        List<Integer> filters,
        int coordinates,
        Activation activation,
        boolean batchNormalization,
        Pool pool)
        implements ParticleLayer {

    /// How the neighbours of a point become one.
    public enum Pool {
        MEAN,
        MAX
    }

    public EdgeConv {
        Settings.requirePositive("EdgeConv", "k", k);
        filters = List.copyOf(filters);
        filters.forEach(each -> Settings.requirePositive("EdgeConv", "filters", each));
        Settings.requirePositive("EdgeConv", "number of filters", filters.size());
        Settings.requireNotNegative("EdgeConv", "coordinates", coordinates);
    }

    public static EdgeConv edgeConv(int k, Integer... filters) {
        return new EdgeConv(k, List.of(filters), 0, Activation.RELU, true, Pool.MEAN);
    }

    public EdgeConv coordinates(int first) {
        return new EdgeConv(k, filters, first, activation, batchNormalization, pool);
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Site site = new Site(this, scope);
        call.inputs().forEach(x -> site.require(x, 3));
        Optional<Value> mask = ParticleLayer.mask(call);
        boolean leading = coordinates > 0 && call.inputs().size() == 1;
        Value points = leading ? slice(call.input(), -1, 0, coordinates) : call.input();
        Value features = zeroed(call.inputs().getLast(), mask);
        long channels = site.known(features, 2);
        Value places =
                mask.map(m -> nearestNeighbours(points, m, k))
                        .orElseGet(() -> nearestNeighbours(points, k));
        Value near = neighbours(features, places);
        Value centre = broadcastLike(expandDims(features, 2), near);
        Value edges = concat(-1, centre, subtract(near, centre));
        for (int i = 0; i < filters.size(); i++) {
            edges = activation.apply(mapped(scope, "edge_" + i, edges, filters.get(i)));
        }
        Value pooled = pool == Pool.MEAN ? mean(edges, false, 2) : max(edges, false, 2);
        int last = filters.getLast();
        Value shortcut = channels == last ? features : mapped(scope, "shortcut", features, last);
        return Outcome.of(zeroed(activation.apply(add(shortcut, pooled)), mask), mask);
    }

    private Value mapped(Scope scope, String name, Value x, int units) {
        Scope part = scope.within(name);
        Dense dense = Dense.dense(units);
        Value y = (batchNormalization ? dense.withoutBias() : dense).apply(part, List.of(x));
        return batchNormalization ? Norms.batch(part, y) : y;
    }

    /// 0 where a mask `[batch, n]` leaves out points.
    static Value zeroed(Value x, Optional<Value> mask) {
        return mask.map(m -> select(expandDims(m, -1), x, constant(0f))).orElse(x);
    }

    static EdgeConv read(Config in) {
        return new EdgeConv(
                in.integer("k"),
                Settings.integersOrNone(in, "filters"),
                in.integer("coordinates", 0),
                Activation.named(in.text("activation", "relu")),
                in.flag("batch_normalization", true),
                in.choice("pooling", Pool.MEAN));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("k", k)
                .put("filters", filters)
                .put("coordinates", coordinates)
                .put("activation", activation.kerasName())
                .put("batch_normalization", batchNormalization)
                .put("pooling", Settings.lower(pool));
    }
}
