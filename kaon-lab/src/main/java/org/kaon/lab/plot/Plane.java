package org.kaon.lab.plot;

/// The area inside the frame with its two scales: from values to places on the canvas.
record Plane(Box box, Scale xScale, Scale yScale) {

    /// Points further outside than this many frames are as good as infinitely far.
    private static final double FAR = 20;

    double x(double value) {
        return box.x() + box.width() * near(xScale.fraction(value));
    }

    double y(double value) {
        return box.bottom() - box.height() * near(yScale.fraction(value));
    }

    /// The place of a value, or below the frame for what a logarithmic scale cannot show.
    double yOrBelow(double value) {
        double place = y(value);
        return Double.isNaN(place) && !Double.isNaN(value) ? box.bottom() + 10 : place;
    }

    private static double near(double fraction) {
        return Math.clamp(fraction, -FAR, FAR);
    }
}
