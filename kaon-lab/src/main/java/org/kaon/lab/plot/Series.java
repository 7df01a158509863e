package org.kaon.lab.plot;

/// The check that arrays shown together are equally long.
final class Series {

    private Series() {}

    static void sameLength(String mark, String name, double[] first, double[]... others) {
        for (double[] other : others) {
            if (other.length != first.length) {
                throw new IllegalArgumentException(
                        "%s \"%s\": needs arrays of one length, found %d and %d."
                                .formatted(mark, name, first.length, other.length));
            }
        }
    }
}
