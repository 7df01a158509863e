package org.kaon.io.histogram;

/// What a file keeps to be drawn.
public sealed interface Plottable permits Binned, Graph {

    String name();

    String title();
}
