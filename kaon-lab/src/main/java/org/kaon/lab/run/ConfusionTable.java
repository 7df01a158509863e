package org.kaon.lab.run;

import org.kaon.physics.statistics.Confusion;
import org.kaon.physics.statistics.Estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which classes are taken for which, with their names.
public record ConfusionTable(List<String> classes, Confusion confusion) {

    private static final int NAME = 12;

    public ConfusionTable {
        classes = List.copyOf(classes);
    }

    static ConfusionTable of(List<String> classes, Scores scores) {
        Confusion confusion = new Confusion(classes.size());
        for (int row = 0; row < scores.rows(); row++) {
            confusion.add((int) scores.truth(row, 0), scores.predicted(row), scores.weight(row));
        }
        return new ConfusionTable(classes, confusion);
    }

    /// Shares of each true class, row by row, as far as they lie in [0, 1]: negative weights may
    /// lead outside; 0 for a class without events.
    double[] shares() {
        int count = classes.size();
        double[] shares = new double[count * count];
        for (int i = 0; i < shares.length; i++) {
            double share = confusion.share(i / count, i % count).value();
            shares[i] = Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1);
        }
        return shares;
    }

    /// As JSON: the weights of events, a row for each true class.
    Map<String, Object> plain() {
        List<Object> rows = new ArrayList<>();
        List<Object> accuracies = new ArrayList<>();
        for (int truth = 0; truth < classes.size(); truth++) {
            List<Object> row = new ArrayList<>();
            for (int found = 0; found < classes.size(); found++) {
                row.add(confusion.weight(truth, found));
            }
            rows.add(row);
            accuracies.add(Results.plain(confusion.share(truth, truth)));
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("classes", classes);
        plain.put("accuracy", accuracies);
        plain.put("weights", rows);
        return plain;
    }

    /// In words: for each class its accuracy, and what it is taken for in per cent.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(" ".repeat(NAME));
        for (String name : classes) {
            head.append(" %6s".formatted(shortened(name, 6)));
        }
        lines.add("true class, taken for (%):");
        lines.add(head.toString());
        for (int truth = 0; truth < classes.size(); truth++) {
            StringBuilder line =
                    new StringBuilder("%-12s".formatted(shortened(classes.get(truth), NAME)));
            for (int found = 0; found < classes.size(); found++) {
                Estimate share = confusion.share(truth, found);
                line.append(
                        share.isDefined() ? " %6.1f".formatted(100 * share.value()) : "      –");
            }
            lines.add(line + "   accuracy " + confusion.share(truth, truth));
        }
        return lines;
    }

    private static String shortened(String name, int length) {
        return name.length() <= length ? name : name.substring(0, length);
    }
}
