/// Losses under Keras's names: how far a prediction is from its target, one number a row.
///
/// Enter at {@link org.kaon.loss.Loss} and the table {@link org.kaon.loss.Losses}. Cross-entropies
/// of a softmax or sigmoid are formed from its input, so that they stay exact where the probability
/// rounds to 0 or 1. This package knows no layer and no model.
@NullMarked
package org.kaon.loss;

import org.jspecify.annotations.NullMarked;
