/// Counted and measured distributions as files keep them: histograms, profiles, efficiencies,
/// graphs.
///
/// Enter at [Plottable]. Bins lie in one array, with underflow first and overflow last along each
/// axis, the first axis fastest. Formats turn their objects into these and back; this package knows
/// no format, and computes no more than values with their variances.
@NullMarked
package org.kaon.io.histogram;

import org.jspecify.annotations.NullMarked;
