package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.List;

/// Values evenly from low to high; `whole` allows ticks at integers only.
record LinearScale(double low, double high, boolean whole) implements Scale {

    @Override
    public double fraction(double value) {
        return (value - low) / (high - low);
    }

    @Override
    public List<Tick> ticks(int about) {
        Step step = Step.of(Math.max((high - low) / about, whole ? 1 : 0));
        int parts = step.parts(whole);
        Numerals numerals = Numerals.of(Math.max(Math.abs(low), Math.abs(high)), step.exponent());
        List<Tick> ticks = new ArrayList<>();
        double slack = 1e-6;
        long first = (long) Math.ceil(low / step.size() * parts - slack);
        long last = (long) Math.floor(high / step.size() * parts + slack);
        for (long i = first; i <= last && ticks.size() < 1000; i++) {
            double value = step.times(i, parts);
            ticks.add(
                    i % parts == 0 ? Tick.major(value, numerals.format(value)) : Tick.minor(value));
        }
        return ticks;
    }

    /// The distance of labelled ticks: 1, 2 or 5 times a power of ten.
    private record Step(int digit, int exponent) {

        static Step of(double raw) {
            int exponent = (int) Math.floor(Math.log10(raw) + 1e-9);
            double mantissa = raw / Math.pow(10, exponent);
            if (mantissa > 7.5) {
                return new Step(1, exponent + 1);
            }
            return new Step(mantissa < 1.5 ? 1 : mantissa < 3.5 ? 2 : 5, exponent);
        }

        double size() {
            return times(1, 1);
        }

        // Dividing by a whole power of ten rounds once, so that 3 × 0.1 is 0.3.
        double times(long i, int parts) {
            double scaled = (double) digit * i / parts;
            return exponent < 0
                    ? scaled / Math.pow(10, -exponent)
                    : scaled * Math.pow(10, exponent);
        }

        int parts(boolean whole) {
            if (whole && exponent == 0) {
                return digit;
            }
            return digit == 2 ? 4 : 5;
        }
    }
}
