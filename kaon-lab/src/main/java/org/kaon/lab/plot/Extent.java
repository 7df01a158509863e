package org.kaon.lab.plot;

/// The ranges that a figure's data take, gathered mark by mark; values without a place are counted.
final class Extent {

    private final boolean positiveX;
    private final boolean positiveY;
    private Range x = Range.EMPTY;
    private Range y = Range.EMPTY;
    private int dropped;

    Extent(boolean positiveX, boolean positiveY) {
        this.positiveX = positiveX;
        this.positiveY = positiveY;
    }

    /// Takes in a point of data; one at or below zero on a logarithmic axis is dropped and counted.
    void point(double px, double py) {
        if (!Double.isFinite(px) || !Double.isFinite(py)) {
            return;
        }
        if ((positiveX && px <= 0) || (positiveY && py <= 0)) {
            dropped++;
            return;
        }
        reach(px, py);
    }

    /// Takes in the end of a bar or of a band, where it has a place.
    void reach(double px, double py) {
        reachX(px);
        reachY(py);
    }

    void reachX(double px) {
        if (Double.isFinite(px) && (px > 0 || !positiveX)) {
            x = x.with(px);
        }
    }

    void reachY(double py) {
        if (Double.isFinite(py) && (py > 0 || !positiveY)) {
            y = y.with(py);
        }
    }

    boolean positiveY() {
        return positiveY;
    }

    Range x() {
        return x;
    }

    Range y() {
        return y;
    }

    int dropped() {
        return dropped;
    }
}
