package org.kaon.lab.plot;

/// A rectangle on the canvas: upper left corner and size.
public record Box(double x, double y, double width, double height) {

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double middle() {
        return y + height / 2;
    }

    /// The outline, drawn clockwise from the upper left corner.
    Polyline outline() {
        return new Polyline()
                .to(x, y)
                .to(right(), y)
                .to(right(), bottom())
                .to(x, bottom())
                .to(x, y);
    }
}
