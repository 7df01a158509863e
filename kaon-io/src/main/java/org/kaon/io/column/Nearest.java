package org.kaon.io.column;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The known words nearest to one that was not found, by edit distance (Levenshtein) without regard
/// to case.
public final class Nearest {

    private static final int SHOWN = 3;

    private Nearest() {}

    /// At most three known words, the nearest first; words that have nothing in common are left
    /// out.
    public static List<String> to(String word, Collection<String> known) {
        record Candidate(String word, int distance) {}
        String wanted = word.toLowerCase(Locale.ROOT);
        return known.stream()
                .distinct()
                .map(k -> new Candidate(k, distance(wanted, k.toLowerCase(Locale.ROOT))))
                .filter(c -> c.distance <= Math.max(2, Math.max(word.length(), 3) / 2))
                .sorted(Comparator.comparingInt(Candidate::distance))
                .limit(SHOWN)
                .map(Candidate::word)
                .toList();
    }

    /// A sentence for an error: the nearest words, or the first few known ones.
    public static String hint(String word, Collection<String> known) {
        if (known.isEmpty()) {
            return " There is none at all.";
        }
        List<String> near = to(word, known);
        String lead = near.isEmpty() ? " Known: " : " Nearest: ";
        List<String> shown =
                near.isEmpty() ? known.stream().distinct().limit(2 * SHOWN).toList() : near;
        boolean cut = near.isEmpty() && known.size() > shown.size();
        return shown.stream()
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", ", lead, cut ? ", …" : "."));
    }

    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
