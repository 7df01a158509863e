package org.kaon.lab.plot;

/// Something that shows data in a figure.
public sealed interface Mark permits Line, Band, Histogram, Points, HeatMap, Picture, Bars {

    /// What the legend says; nothing for a mark that it leaves out.
    String name();

    /// Takes the mark's data into the ranges of the figure.
    void measure(Extent extent);

    void draw(Canvas canvas, Plane plane);

    /// Draws the mark's sample for the legend.
    void drawKey(Canvas canvas, Box box);
}
