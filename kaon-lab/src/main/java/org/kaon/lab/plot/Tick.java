package org.kaon.lab.plot;

/// A mark on an axis; one without a label may still be major (long).
public record Tick(double value, String label, boolean major) {

    static Tick minor(double value) {
        return new Tick(value, "", false);
    }

    static Tick major(double value, String label) {
        return new Tick(value, label, true);
    }
}
