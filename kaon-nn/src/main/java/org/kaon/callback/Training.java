package org.kaon.callback;

import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A training in progress, as callbacks see it and act on it.
public interface Training {

    /// The number of epochs that were asked for.
    int epochs();

    /// Batches in an epoch, where the number of rows is known.
    OptionalLong steps();

    /// Loss and metrics of the epoch so far, by name. It reads the metrics' sums from the engine:
    /// not for every batch.
    Map<String, Double> progress();

    double learningRate();

    void learningRate(double rate);

    /// Ends training after this batch or epoch.
    void stop(String reason);

    /// Copies of all weights by path.
    Map<String, Tensor> weights();

    void weights(Map<String, Tensor> weights);

    /// Copies of the running means of weights by path, where the optimizer keeps them (`use_ema`).
    Map<String, Tensor> averages();

    /// Sets running means by path.
    void averages(Map<String, Tensor> averages);

    /// Writes architecture and weights into a file, atomically.
    void save(Path file) throws IOException;

    /// Writes all that resuming needs into a file, atomically.
    void checkpoint(Path file) throws IOException;

    /// The finished epochs' figures, oldest first.
    List<Map<String, Double>> history();
}
