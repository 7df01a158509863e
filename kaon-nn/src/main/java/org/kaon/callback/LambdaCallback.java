package org.kaon.callback;

import java.io.IOException;
import java.util.Map;

/// A callback made of functions. Keras: `LambdaCallback`.
public record LambdaCallback(
        TrainEvent trainBegin,
        EpochBegin epochBegin,
        BatchEnd batchEnd,
        EpochEnd epochEnd,
        TrainEvent trainEnd)
        implements Callback {

    /// At the beginning or the end of training.
    @FunctionalInterface
    public interface TrainEvent {
        void on(Training training) throws IOException;
    }

    /// Before an epoch.
    @FunctionalInterface
    public interface EpochBegin {
        void on(Training training, int epoch) throws IOException;
    }

    /// After a batch, with the epoch's mean loss so far.
    @FunctionalInterface
    public interface BatchEnd {
        void on(Training training, int epoch, long batch, double loss) throws IOException;
    }

    /// After an epoch.
    @FunctionalInterface
    public interface EpochEnd {
        void on(Training training, int epoch, Map<String, Double> logs) throws IOException;
    }

    /// Does nothing; the methods below put functions in.
    public static LambdaCallback lambda() {
        return new LambdaCallback(
                training -> {},
                (training, epoch) -> {},
                (training, epoch, batch, loss) -> {},
                (training, epoch, logs) -> {},
                training -> {});
    }

    public LambdaCallback trainBegin(TrainEvent other) {
        return new LambdaCallback(other, epochBegin, batchEnd, epochEnd, trainEnd);
    }

    public LambdaCallback epochBegin(EpochBegin other) {
        return new LambdaCallback(trainBegin, other, batchEnd, epochEnd, trainEnd);
    }

    public LambdaCallback batchEnd(BatchEnd other) {
        return new LambdaCallback(trainBegin, epochBegin, other, epochEnd, trainEnd);
    }

    public LambdaCallback epochEnd(EpochEnd other) {
        return new LambdaCallback(trainBegin, epochBegin, batchEnd, other, trainEnd);
    }

    public LambdaCallback trainEnd(TrainEvent other) {
        return new LambdaCallback(trainBegin, epochBegin, batchEnd, epochEnd, other);
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) throws IOException {
        trainBegin.on(training);
    }

    @Override
    public void onEpochBegin(Training training, int epoch) throws IOException {
        epochBegin.on(training, epoch);
    }

    @Override
    public void onBatchEnd(Training training, int epoch, long batch, double loss)
            throws IOException {
        batchEnd.on(training, epoch, batch, loss);
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        epochEnd.on(training, epoch, logs);
    }

    @Override
    public void onTrainEnd(Training training) throws IOException {
        trainEnd.on(training);
    }
}
