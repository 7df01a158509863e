package org.kaon.physics.statistics;

/// How often events of each class are taken for each class, with the errors of [Binomial#weighted].
/// Weights count with their sign, as in [Accuracy]. Mutable; for one thread.
public final class Confusion {

    private static final int MOST_CLASSES = 10_000;

    private final int classes;
    private final double[] weights;
    private final double[] squares;
    private final double[] totals;
    private final double[] totalSquares;

    /// Nothing counted yet.
    ///
    /// *Errors*: [IllegalArgumentException] for fewer than one class or more than 10,000.
    public Confusion(int classes) {
        if (classes < 1 || classes > MOST_CLASSES) {
            throw new IllegalArgumentException(
                    "confusion: expected 1 to %d classes, got %d."
                            .formatted(MOST_CLASSES, classes));
        }
        this.classes = classes;
        weights = new double[classes * classes];
        squares = new double[classes * classes];
        totals = new double[classes];
        totalSquares = new double[classes];
    }

    /// Number of classes.
    public int classes() {
        return classes;
    }

    /// Counts one event.
    ///
    /// @param found the class it was taken for; below 0 for none, which is no class's event
    public void add(int truth, int found, double weight) {
        if (truth < 0 || truth >= classes || found >= classes) {
            throw new IllegalArgumentException(
                    "confusion of %d classes: got an event of class %d taken for %d."
                            .formatted(classes, truth, found));
        }
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException(
                    "confusion: expected a finite weight, got " + weight + ".");
        }
        totals[truth] += weight;
        totalSquares[truth] += weight * weight;
        if (found >= 0) {
            weights[truth * classes + found] += weight;
            squares[truth * classes + found] += weight * weight;
        }
    }

    /// The weight of events of class `truth` that were taken for `found`.
    public double weight(int truth, int found) {
        return weights[truth * classes + found];
    }

    /// The weight of all events of a class.
    public double total(int truth) {
        return totals[truth];
    }

    /// The share of events of class `truth` that were taken for `found`; undefined where the class
    /// has none.
    public Estimate share(int truth, int found) {
        int at = truth * classes + found;
        return Binomial.weighted(weights[at], squares[at], totals[truth], totalSquares[truth]);
    }

    /// The share of events that were taken for their own class.
    public Estimate accuracy() {
        double right = 0;
        double rightSquares = 0;
        double total = 0;
        double allSquares = 0;
        for (int k = 0; k < classes; k++) {
            right += weights[k * classes + k];
            rightSquares += squares[k * classes + k];
            total += totals[k];
            allSquares += totalSquares[k];
        }
        return Binomial.weighted(right, rightSquares, total, allSquares);
    }
}
