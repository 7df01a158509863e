package org.kaon.io.histogram;

/// Points in a plane, with errors where they have any.
public record Graph(String name, String title, double[] x, double[] y, Errors xError, Errors yError)
        implements Plottable {

    /// How far each point reaches down and up; empty for points without errors.
    public record Errors(double[] low, double[] high) {

        public static final Errors NONE = new Errors(new double[0], new double[0]);

        public Errors {
            low = low.clone();
            high = high.clone();
        }

        /// As far up as down.
        public static Errors even(double[] errors) {
            return new Errors(errors, errors);
        }

        private void require(String name, int points) {
            boolean none = low.length == 0 && high.length == 0;
            if (!none && (low.length != points || high.length != points)) {
                throw new IllegalArgumentException(
                        "Graph \"%s\": %d and %d errors for %d points."
                                .formatted(name, low.length, high.length, points));
            }
        }
    }

    public Graph {
        x = x.clone();
        y = y.clone();
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "Graph \"%s\": %d values of x, %d of y.".formatted(name, x.length, y.length));
        }
        xError.require(name, x.length);
        yError.require(name, x.length);
    }
}
