package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.List;

/// A text in runs on the base line, below it and above it: `p_{T}`, `10^{3}`.
///
/// Braces that do not close are ordinary letters; so is anything else.
record RichText(List<Run> runs) {

    /// Size of a raised or lowered letter relative to the others.
    private static final double SMALL = 0.7;

    /// A piece of text at one height.
    record Run(String text, Level level) {

        double size(double size) {
            return level == Level.BASE ? size : SMALL * size;
        }

        /// How far the run's base line lies below that of the text.
        double drop(double size) {
            return switch (level) {
                case BASE -> 0;
                case SUBSCRIPT -> 0.22 * size;
                case SUPERSCRIPT -> -0.38 * size;
            };
        }
    }

    /// Where a run stands.
    enum Level {
        BASE,
        SUBSCRIPT,
        SUPERSCRIPT
    }

    RichText {
        runs = List.copyOf(runs);
    }

    static RichText of(String text) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        for (int i = 0; i + 1 < text.length(); i++) {
            int end = text.charAt(i + 1) == '{' ? text.indexOf('}', i) : -1;
            char mark = text.charAt(i);
            if (end < 0 || (mark != '_' && mark != '^')) {
                continue;
            }
            add(runs, text.substring(start, i), Level.BASE);
            add(
                    runs,
                    text.substring(i + 2, end),
                    mark == '_' ? Level.SUBSCRIPT : Level.SUPERSCRIPT);
            start = end + 1;
            i = end;
        }
        add(runs, text.substring(start), Level.BASE);
        return new RichText(runs);
    }

    /// The text without its markup, for titles and readers of screens.
    String plain() {
        StringBuilder plain = new StringBuilder();
        runs.forEach(run -> plain.append(run.text()));
        return plain.toString();
    }

    double width(double size) {
        return runs.stream().mapToDouble(r -> Typeface.width(r.text(), r.size(size))).sum();
    }

    private static void add(List<Run> runs, String text, Level level) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, level));
        }
    }
}
