package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;

import java.util.function.LongSupplier;

/// Ends training after the batch at which a time has passed. Keras has none; TensorFlow Addons:
/// `TimeStopping`.
public final class TimeStopping implements Callback {

    private final double seconds;
    private final LongSupplier nanoTime;
    private long started;

    TimeStopping(double seconds, LongSupplier nanoTime) {
        if (!(seconds > 0)) {
            throw new ConfigException(
                    "TimeStopping: \"seconds\" expects a number above 0, found " + seconds + ".");
        }
        this.seconds = seconds;
        this.nanoTime = nanoTime;
    }

    public static TimeStopping timeStopping(double seconds) {
        return new TimeStopping(seconds, System::nanoTime);
    }

    static TimeStopping read(Config in) {
        return timeStopping(in.number("seconds", 86_400));
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) {
        started = nanoTime.getAsLong();
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss) {
        if ((nanoTime.getAsLong() - started) * 1e-9 >= seconds) {
            training.stop(seconds + " seconds have passed");
        }
    }
}
