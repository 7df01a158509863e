package org.kaon.lab.experiment;

import org.kaon.lab.yaml.Fields;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How shared samples are cut into parts: an event belongs to the part in whose share of [0, 1) its
/// number `u` falls, in the order train, validation, test. Where the fractions sum to less than 1
/// the rest is unused.
///
/// `by` names what `u` comes from:
/// - columns: a hash of their values and the seed ([EventHash]), so that an event stays in its part
///   whatever else is in the file;
/// - `row`: a hash of the row's number in its sample and the seed;
/// - `position`: `row / rows` of its sample: the file's order is kept.
///
/// @param folds where events are parted by the remainder of a column or of the row's number; the
///   fractions are then what is expected of that
public record Partition(
        double train,
        double validation,
        double test,
        List<String> by,
        long seed,
        Optional<Folds> folds) {

    /// The word for a hash of the row's number.
    public static final String ROW = "row";

    /// The word for the order of the file.
    public static final String POSITION = "position";

    static final Partition DEFAULT = new Partition(0.8, 0.1, 0.1, List.of(ROW), 0);
    private static final double VALIDATED = 0.1;
    private static final int MOST_FOLDS = 1000;

    public Partition {
        by = List.copyOf(by);
    }

    /// Parts by fractions alone.
    public Partition(double train, double validation, double test, List<String> by, long seed) {
        this(train, validation, test, by, seed, Optional.empty());
    }

    static Partition read(Fields in) {
        return in.has("folds") || in.has("fold") ? folded(in) : parted(in);
    }

    private static Partition folded(Fields in) {
        int count = (int) in.integer("folds", 2, MOST_FOLDS, 2);
        if (!in.has("folds")) {
            in.mistake("folds", "is missing: fold is one of how many?");
        }
        int fold = (int) in.integer("fold", 0, count - 1, 0);
        if (!in.has("fold")) {
            in.mistake("fold", "is missing: expected the fold to test, 0 to " + (count - 1) + ".");
        }
        for (String fraction : List.of("train", "test")) {
            if (in.has(fraction)) {
                in.mistake(
                        fraction,
                        "has no place beside folds: one fold is tested, and of the others all is"
                                + " trained on but the fraction validation. Remove it.");
            }
        }
        double validation = in.real("validation", 0, 0.999, VALIDATED);
        List<String> by = in.has("by") ? in.texts("by") : DEFAULT.by;
        if (by.size() != 1 || by.contains(POSITION)) {
            in.mistake("by", "expected one column of integers, or row, beside folds.");
        }
        long seed = in.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT.seed);
        in.done();
        double tested = 1.0 / count;
        return new Partition(
                (1 - tested) * (1 - validation),
                (1 - tested) * validation,
                tested,
                by,
                seed,
                Optional.of(new Folds(count, fold, validation)));
    }

    private static Partition parted(Fields in) {
        double train = in.real("train", 0, 1, in.has("train") ? 0 : DEFAULT.train);
        boolean any = in.has("train") || in.has("validation") || in.has("test");
        double validation = in.real("validation", 0, 1, any ? 0 : DEFAULT.validation);
        double test = in.real("test", 0, 1, any ? 0 : DEFAULT.test);
        if (any && !in.has("train")) {
            train = 0;
        }
        List<String> by = in.has("by") ? in.texts("by") : DEFAULT.by;
        long seed = in.integer("seed", Long.MIN_VALUE, Long.MAX_VALUE, DEFAULT.seed);
        if (train + validation + test > 1 + 1e-9) {
            in.problems()
                    .add(
                            in.location(),
                            in.path(),
                            "the fractions train %s, validation %s and test %s sum to %s; they may sum to 1 at most."
                                    .formatted(
                                            train,
                                            validation,
                                            test,
                                            (float) (train + validation + test)));
        }
        if (by.isEmpty() || by.size() > 1 && (by.contains(ROW) || by.contains(POSITION))) {
            in.mistake("by", "expected a column, a list of columns, or one of row and position.");
        }
        in.done();
        return new Partition(train, validation, test, by, seed);
    }

    /// Whether columns are hashed, and not the row or its position.
    public boolean byColumns() {
        return !by.equals(List.of(ROW)) && !by.equals(List.of(POSITION));
    }

    /// The part of `u` in [0, 1); [Part#SHARED] where it is in none.
    public Part part(double u) {
        // Fractions such as 0.8 + 0.1 + 0.1 miss 1 by a rounding.
        double slack = 1e-12;
        if (u < train - slack) {
            return Part.TRAIN;
        }
        if (u < train + validation - slack) {
            return Part.VALIDATION;
        }
        return u < train + validation + test + slack && test > 0 ? Part.TEST : Part.SHARED;
    }

    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (folds.isPresent()) {
            plain.put("folds", folds.get().count());
            plain.put("fold", folds.get().fold());
            plain.put("validation", folds.get().validation());
        } else {
            plain.put("train", train);
            plain.put("validation", validation);
            plain.put("test", test);
        }
        plain.put("by", by);
        plain.put("seed", seed);
        return plain;
    }
}
