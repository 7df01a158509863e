package org.kaon.callback;

import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Looks for a good learning rate: from batch to batch the rate rises by a factor, until the loss
/// is four times the lowest or all steps are done; the weights are then put back.
///
/// *Source*: Smith, WACV 2017, section 3.3; the suggestion is where the smoothed loss falls most
/// steeply over the logarithm of the rate.
public final class RateFinder implements Callback {

    /// One batch.
    public record Point(double rate, double loss) {}

    private static final double SMOOTHING = 0.9;
    private static final double DIVERGED = 4;

    private final double lowest;
    private final double factor;
    private final long steps;
    private final List<Point> curve = new ArrayList<>();
    private Map<String, Tensor> weights = Map.of();
    private double rate;
    private double before;
    private double smoothed;

    public RateFinder(double lowest, double highest, long steps) {
        if (!(lowest > 0 && highest > lowest && steps >= 10)) {
            throw new ConfigException(
                    "RateFinder: expects 0 < lowest < highest and 10 or more steps, found "
                            + lowest
                            + ", "
                            + highest
                            + " and "
                            + steps
                            + ".");
        }
        this.lowest = lowest;
        this.steps = steps;
        this.factor = Math.pow(highest / lowest, 1.0 / (steps - 1));
    }

    /// From 1e-7 to 10 in 100 steps.
    public static RateFinder rateFinder() {
        return new RateFinder(1e-7, 10, 100);
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) {
        curve.clear();
        weights = training.weights();
        smoothed = 0;
        rate = lowest;
        training.learningRate(rate);
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss) {
        // `loss` is the mean of the epoch's batches; this is the last one of them.
        double own = batch == 0 ? loss : loss * (batch + 1) - before * batch;
        before = loss;
        smoothed = SMOOTHING * smoothed + (1 - SMOOTHING) * own;
        int count = curve.size() + 1;
        double fair = smoothed / (1 - Math.pow(SMOOTHING, count));
        curve.add(new Point(rate, fair));
        double least = curve.stream().mapToDouble(Point::loss).min().orElse(fair);
        if (count >= steps || count > 10 && fair > DIVERGED * least) {
            training.stop("the rates are through at " + rate);
            return;
        }
        rate *= factor;
        training.learningRate(rate);
    }

    @Override
    public void onTrainEnd(Training training) {
        training.weights(weights);
        training.learningRate(suggestion());
    }

    /// The rates and smoothed losses, in order.
    public List<Point> curve() {
        return List.copyOf(curve);
    }

    /// Where the loss falls most steeply; the lowest rate where it never falls.
    public double suggestion() {
        double best = lowest;
        double steepest = 0;
        for (int i = 1; i + 1 < curve.size(); i++) {
            double slope = curve.get(i + 1).loss - curve.get(i - 1).loss;
            if (slope < steepest) {
                steepest = slope;
                best = curve.get(i).rate;
            }
        }
        return best;
    }
}
