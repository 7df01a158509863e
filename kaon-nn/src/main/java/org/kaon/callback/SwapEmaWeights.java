package org.kaon.callback;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.util.LinkedHashMap;
import java.util.Map;

/// Evaluates with the running means of the weights instead of the weights, and with `onEpoch` also
/// ends each epoch with them, so that what is saved then are the means. Keras: `SwapEMAWeights`.
///
/// *Errors*: {@link ConfigException} where the optimizer has not `use_ema`.
public final class SwapEmaWeights implements Callback {

    private final boolean onEpoch;
    private boolean swapped;

    public SwapEmaWeights(boolean onEpoch) {
        this.onEpoch = onEpoch;
    }

    static SwapEmaWeights read(Config in) {
        return new SwapEmaWeights(in.flag("swap_on_epoch", false));
    }

    @Override
    public void onEpochBegin(Training training, int epoch) {
        if (swapped) {
            swap(training);
        }
    }

    @Override
    public void onValidationBegin(Training training) {
        swap(training);
    }

    @Override
    public void onValidationEnd(Training training) {
        swap(training);
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs) {
        if (onEpoch) {
            swap(training);
        }
    }

    @Override
    public void onTrainEnd(Training training) {
        if (swapped) {
            swap(training);
        }
    }

    private void swap(Training training) {
        Map<String, Tensor> averages = training.averages();
        if (averages.isEmpty()) {
            throw new ConfigException(
                    "SwapEMAWeights: expected an optimizer with use_ema: true, found one that keeps"
                            + " no averages.");
        }
        Map<String, Tensor> weights = training.weights();
        Map<String, Tensor> trained = new LinkedHashMap<>(weights);
        trained.keySet().retainAll(averages.keySet());
        weights.putAll(averages);
        training.weights(weights);
        training.averages(trained);
        swapped = !swapped;
    }
}
