/// Metrics under Keras's names: figures of merit that add up over batches.
///
/// Enter at {@link org.kaon.metric.Metric} and the table {@link org.kaon.metric.Metrics}. A metric
/// is a function of sums; the sums are state of the training plan. This package knows no model.
@NullMarked
package org.kaon.metric;

import org.jspecify.annotations.NullMarked;
