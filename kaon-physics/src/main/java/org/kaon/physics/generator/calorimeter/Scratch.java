package org.kaon.physics.generator.calorimeter;

/// What making showers needs from one to the next.
record Scratch(Deposits deposits, double[] energyProfile, double[] spotProfile) {

    private static final int STEPS = 400;

    static Scratch of(Cells cells) {
        return new Scratch(
                new Deposits(cells), new double[2 * STEPS + 1], new double[2 * STEPS + 1]);
    }

    /// Slices that a shower has at most: 100 radiation lengths.
    int steps() {
        return STEPS;
    }
}
