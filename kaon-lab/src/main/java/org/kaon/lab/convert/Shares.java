package org.kaon.lab.convert;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Picked;
import org.kaon.lab.experiment.EventHash;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// How rows are shared out over files: by a hash of the row's number in the source and a seed, so a
/// row stays in its part whatever is selected.
///
/// @param names of the parts; where the fractions sum to less than 1 the rest is left out
public record Shares(List<String> names, List<Double> fractions, long seed) {

    private static final double SLACK = 1e-12;

    public Shares {
        names = List.copyOf(names);
        fractions = List.copyOf(fractions);
    }

    /// Reads `train=0.8,test=0.2`.
    ///
    /// *Errors*: [FormatException] for fractions that are none or sum to more than 1, for a name
    /// that is given twice or is none for a file.
    public static Shares parse(String text, long seed) throws FormatException {
        List<String> names = new ArrayList<>();
        List<Double> fractions = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            double fraction = sides.length == 2 ? fraction(sides[1].strip()) : -1;
            String name = sides[0].strip();
            if (!name.matches("[\\p{L}\\p{N}_-]+") || !(fraction > 0) || !seen.add(name)) {
                throw FormatException.of(
                        "--split",
                        "",
                        "expected different names with fractions, as in train=0.8,test=0.2; found \"%s\" in \"%s\"."
                                .formatted(part, text));
            }
            names.add(name);
            fractions.add(fraction);
        }
        double sum = fractions.stream().mapToDouble(Double::doubleValue).sum();
        if (sum > 1 + 1e-9) {
            throw FormatException.of(
                    "--split",
                    "",
                    "the fractions sum to %s; they may sum to 1 at most.".formatted((float) sum));
        }
        return new Shares(names, fractions, seed);
    }

    private static double fraction(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /// The part of a row, −1 for none.
    int part(long row) {
        double u = EventHash.unit(EventHash.add(EventHash.start(seed), row));
        double end = 0;
        for (int part = 0; part < names.size(); part++) {
            end += fractions.get(part);
            boolean last = part == names.size() - 1;
            if (u < end + (last ? SLACK : -SLACK)) {
                return part;
            }
        }
        return -1;
    }

    /// The rows of a chunk by parts.
    ///
    /// @param rows the number in the source of each
    List<Picked> pick(long[] rows) {
        List<Picked> parts = new ArrayList<>();
        names.forEach(_ -> parts.add(new Picked()));
        for (int i = 0; i < rows.length; i++) {
            int part = part(rows[i]);
            if (part >= 0) {
                parts.get(part).run(i, 1);
            }
        }
        return parts;
    }

    /// The files of the parts: `out-train.h5`, … for `out.h5`.
    ///
    /// @param ending the end of the name that says the format
    List<Path> files(Path out, String ending) {
        String name = String.valueOf(out.getFileName());
        String stem = name.substring(0, name.length() - ending.length());
        String end = name.substring(stem.length());
        return names.stream().map(part -> out.resolveSibling(stem + "-" + part + end)).toList();
    }
}
