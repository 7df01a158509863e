package org.kaon.callback;

import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.util.Map;

/// Takes part in training. All calls come from the thread that trains, in order.
///
/// *Errors*: what a callback throws ends training.
public interface Callback {

    /// Before the first batch of a call of `fit`; `resumed` after a checkpoint was restored, when
    /// {@link #restore} has given the callback its memory back.
    default void onTrainBegin(Training training, boolean resumed) throws IOException {}

    /// Epochs count from 0.
    default void onEpochBegin(Training training, int epoch) throws IOException {}

    /// After batch number `batch` (from 0), with the epoch's mean loss so far.
    default void onBatchEnd(Training training, int epoch, long batch, double loss)
            throws IOException {}

    /// Before the validation rows of an epoch, where there are any.
    default void onValidationBegin(Training training) throws IOException {}

    /// After the validation rows of an epoch.
    default void onValidationEnd(Training training) throws IOException {}

    /// After validation: `loss`, metrics, `val_loss`, …, `learning_rate`.
    default void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {}

    /// After the last epoch, however training ended, unless by an error.
    default void onTrainEnd(Training training) throws IOException {}

    /// Something the user should know: noise that drowns the data.
    default void onWarning(String message) throws IOException {}

    /// What the callback must remember to go on after a kill.
    default Memory memory() {
        return Memory.NONE;
    }

    /// Takes back what {@link #memory} gave.
    default void restore(Memory memory) {}

    /// Numbers and tensors by name; a name without a value is left out.
    record Memory(Map<String, Double> numbers, Map<String, Tensor> tensors) {

        static final Memory NONE = new Memory(Map.of(), Map.of());

        public Memory {
            numbers = Map.copyOf(numbers);
            tensors = Map.copyOf(tensors);
        }

        double number(String name) {
            Double value = numbers.get(name);
            if (value == null) {
                throw new ConfigException(
                        "Checkpoint: a callback remembers no \""
                                + name
                                + "\"; resume with the callbacks of the first run.");
            }
            return value;
        }
    }
}
