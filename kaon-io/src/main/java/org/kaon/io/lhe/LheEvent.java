package org.kaon.io.lhe;

import java.util.ArrayList;
import java.util.List;

/// One event, as its lines say.
///
/// @param head number of particles, process, weight, scale, αQED, αQCD
/// @param particles 13 numbers each
/// @param weights of other choices of scales and parton densities, in the order of the file
record LheEvent(double[] head, List<double[]> particles, List<Double> weights) {

    static final int HEAD = 6;
    static final int PARTICLE = 13;

    private static final int MOST = 1_000_000;

    LheEvent {
        particles = List.copyOf(particles);
        weights = List.copyOf(weights);
    }

    /// The event in the lines between `<event>` and `</event>`.
    ///
    /// *Errors*: [IllegalArgumentException] where a line is not what it should be.
    static LheEvent of(List<String> lines) {
        List<String> full = lines.stream().filter(line -> !line.isBlank()).toList();
        if (full.isEmpty()) {
            throw new IllegalArgumentException("the event is empty");
        }
        double[] head = numbers(full.getFirst(), HEAD);
        int count = (int) head[0];
        if (count != head[0] || count < 0 || count > MOST || count > full.size() - 1) {
            throw new IllegalArgumentException(
                    "the event announces %s particles, %d lines follow"
                            .formatted(head[0], full.size() - 1));
        }
        List<double[]> particles = new ArrayList<>();
        for (String line : full.subList(1, 1 + count)) {
            particles.add(numbers(line, PARTICLE));
        }
        return new LheEvent(head, particles, weights(full.subList(1 + count, full.size())));
    }

    private static double[] numbers(String line, int count) {
        String[] words = line.strip().split("\\s+");
        if (words.length < count) {
            throw new IllegalArgumentException(
                    "%d numbers, expected %d: %s".formatted(words.length, count, line.strip()));
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(words[i]);
        }
        return numbers;
    }

    // Fortran writes exponents with D too.
    private static double number(String word) {
        try {
            return Double.parseDouble(word.replace('D', 'E').replace('d', 'e'));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + word + "\" is no number", e);
        }
    }

    private static List<Double> weights(List<String> lines) {
        List<Double> weights = new ArrayList<>();
        for (String line : lines) {
            int at = 0;
            while ((at = line.indexOf("<wgt", at)) >= 0) {
                int from = line.indexOf('>', at);
                int to = line.indexOf("</wgt>", at);
                if (from < 0 || to < from) {
                    throw new IllegalArgumentException("a weight without end: " + line.strip());
                }
                weights.add(number(line.substring(from + 1, to).strip()));
                at = to;
            }
        }
        return weights;
    }
}
