/// Distributions of what is in a file: counted from a column, or kept there as histograms.
///
/// Enter at [ColumnHistogram] and [PlotFigure]. This room binds `org.kaon.io` to the plots; it
/// knows no experiment and no network.
@NullMarked
package org.kaon.lab.inspect;

import org.jspecify.annotations.NullMarked;
