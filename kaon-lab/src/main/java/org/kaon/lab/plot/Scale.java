package org.kaon.lab.plot;

import java.util.List;

/// How values lie along an axis or a colour bar.
public sealed interface Scale permits LinearScale, LogScale, CategoryScale {

    /// Where a value lies: 0 at the beginning, 1 at the end, NaN where it has no place.
    double fraction(double value);

    /// The ticks, about as many with labels as asked for.
    List<Tick> ticks(int about);
}
