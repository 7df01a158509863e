/// Figures as they stand in a paper: axes with inward ticks, lines, bands, histograms, points and
/// heat maps, written as SVG and PNG without any dependency.
///
/// Enter at [org.kaon.lab.plot.Figure], or at one of the ready-made figures
/// ([org.kaon.lab.plot.RocFigure], [org.kaon.lab.plot.ScoreFigure],
/// [org.kaon.lab.plot.CurvesFigure], [org.kaon.lab.plot.JetImageFigure]). Everything is drawn
/// through [org.kaon.lab.plot.Canvas]; lengths are CSS pixels, y grows downwards. Equal figures
/// give equal bytes. The room takes plain arrays: it knows nothing of networks, files of events or
/// runs.
@NullMarked
package org.kaon.lab.plot;

import org.jspecify.annotations.NullMarked;
