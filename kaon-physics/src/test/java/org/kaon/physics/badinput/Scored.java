package org.kaon.physics.badinput;

import java.util.Arrays;

/// Values with classes and weights that do not go together.
record Scored(double[] values, boolean[] isSignal, double[] weights) {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    static Scored of(double[] values, double... weights) {
        boolean[] isSignal = new boolean[values.length];
        for (int i = 1; i < isSignal.length; i += 2) {
            isSignal[i] = true;
        }
        return new Scored(values, isSignal, weights);
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    static double[] some() {
        return new double[] {0.1, 0.4, 0.5, 0.3, 0.2, 0.9};
    }

    static Family<Scored> inputs(Family<Scored> family) {
        return family.input("nothing", of(new double[0]))
                .input("one", of(new double[] {0.5}, 1))
                .input("two", of(new double[] {0.2, 0.8}, 1, 1))
                .input("all equal", of(new double[] {0.5, 0.5, 0.5, 0.5}, ones(4)))
                .input("a NaN", of(new double[] {0.1, 0.4, NAN, 0.3, 0.2, 0.9}, ones(6)))
                .input("an infinity", of(new double[] {0.1, 0.4, 0.5, 0.3, 0.2, INFINITE}, ones(6)))
                .input("weights 0", of(some(), new double[6]))
                .input("some weights < 0", of(some(), 1, 1, -0.5, 1, 1, -0.5))
                .input("sum of weights < 0", of(some(), -1, -1, 0.5, -1, -1, 0.5))
                .input("a weight NaN", of(some(), 1, 1, 1, 1, NAN, 1))
                .input("a weight infinite", of(some(), 1, 1, 1, 1, INFINITE, 1))
                .input("fewer weights", of(some(), 1, 1));
    }

    /// One class only.
    static Family<Scored> classes(Family<Scored> family) {
        return inputs(family)
                .input("signal only", new Scored(some(), filled(true), ones(6)))
                .input("background only", new Scored(some(), filled(false), ones(6)))
                .input("fewer classes", new Scored(some(), new boolean[2], ones(6)));
    }

    private static boolean[] filled(boolean value) {
        boolean[] all = new boolean[6];
        Arrays.fill(all, value);
        return all;
    }
}
