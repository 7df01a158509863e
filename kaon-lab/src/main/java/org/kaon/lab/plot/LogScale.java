package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.List;

/// Positive values by their logarithm, from low to high.
record LogScale(double low, double high) implements Scale {

    @Override
    public double fraction(double value) {
        return value > 0
                ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
                : Double.NaN;
    }

    @Override
    public List<Tick> ticks(int about) {
        int first = (int) Math.floor(Math.log10(low) + 1e-9);
        int last = (int) Math.ceil(Math.log10(high) - 1e-9);
        int decades = last - first;
        if (Math.log10(high / low) < 0.3) {
            return new LinearScale(low, high, false).ticks(about);
        }
        List<Tick> ticks = new ArrayList<>();
        int every = Math.ceilDiv(decades + 1, Math.max(2, about + 2));
        boolean few = fullDecades() < 2;
        for (int exponent = first; exponent <= last; exponent++) {
            for (int digit = 1; digit < 10; digit++) {
                double value = digit * Math.pow(10, exponent);
                if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
                    continue;
                }
                if (digit == 1) {
                    boolean label = Math.floorMod(exponent, every) == 0;
                    ticks.add(Tick.major(value, label ? decade(exponent, few) : ""));
                } else if (few && (digit == 2 || digit == 5)) {
                    ticks.add(new Tick(value, Numerals.alone(value), false));
                } else if (every <= 2) {
                    ticks.add(Tick.minor(value));
                }
            }
        }
        return ticks;
    }

    /// How many powers of ten lie on the scale.
    private int fullDecades() {
        double first = Math.ceil(Math.log10(low) - 1e-9);
        double last = Math.floor(Math.log10(high) + 1e-9);
        return (int) Math.max(0, last - first + 1);
    }

    private static String decade(int exponent, boolean plain) {
        return plain && Math.abs(exponent) <= 3
                ? Numerals.alone(Math.pow(10, exponent))
                : Numerals.ten(exponent);
    }
}
