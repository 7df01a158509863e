package org.kaon.model;

import static org.kaon.op.And.and;

import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.loss.Loss;
import org.kaon.loss.Reduction;

import java.util.Optional;

/// One output of a model with its mask.
record Prediction(Value value, Optional<Value> mask) {

    /// The losses of the batch as one number, by the loss's own reduction; places that a mask of
    /// the prediction or of the loss shuts out do not count.
    ///
    /// *Errors*: a loss without reduction.
    ///
    /// @param weight the weights of rows, where they are not all 1
    Value loss(Loss loss, Value target, Optional<Value> weight) {
        if (loss.reduction() == Reduction.NONE) {
            throw new ConfigException(
                    loss.className()
                            + ": \"reduction\" expects one that gives a single number to train on,"
                            + " found none.");
        }
        Value each = loss.of(target, value);
        Optional<Value> own = loss.mask(target, each);
        Optional<Value> counted =
                mask.map(in -> own.map(out -> and(in, out)).orElse(in)).or(() -> own);
        return loss.reduction().of(each, weight, counted);
    }
}
