package org.kaon.lab.plot;

/// A surface to draw on: what a figure needs and no more.
///
/// Texts may hold subscripts `ε_{S}` and superscripts `10^{3}`.
public interface Canvas {

    void path(Polyline line, Pen pen);

    /// Fills the area inside each piece of an outline.
    void area(Polyline outline, Color color);

    void disc(double x, double y, double radius, Color color);

    /// Fills a grid of equal cells, rows from the top; a negative colour leaves its cell open.
    void cells(Box box, int columns, int[] rgb);

    /// Sets a text with the anchor of its base line at (x, y).
    void text(String text, double x, double y, Lettering lettering);

    /// Draws something of which only what lies inside the box is seen.
    void clip(Box box, Runnable drawing);

    default void line(double x0, double y0, double x1, double y1, Pen pen) {
        path(new Polyline().to(x0, y0).to(x1, y1), pen);
    }

    default void fill(Box box, Color color) {
        area(box.outline(), color);
    }
}
