/// Figures of merit with their uncertainties.
///
/// Enter at [BinaryScores] (scores of signal and background), from which come [Auc], [RocCurve] and
/// [Rejection]; [BootstrapAuc] takes weights of either sign, [AucComparison] two scores of the same
/// events. [Accuracy], [Mean], [Binomial], [Quantile], [GaussianCore] and [Significance] stand
/// alone; [Histogram]s are compared in [BinByBin]; [SPlot] weights events by their components;
/// [Bootstrap] gives an error to any figure. Figures come as an [Estimate]: a value and its
/// standard error. What a sample cannot tell is NaN, never a guess. How often the errors cover the
/// truth: `docs/reference/coverage.md`.
///
/// This room knows arrays of numbers. It must not know files, tensors or networks.
@NullMarked
package org.kaon.physics.statistics;

import org.jspecify.annotations.NullMarked;
