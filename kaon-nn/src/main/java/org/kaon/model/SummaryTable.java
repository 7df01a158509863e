package org.kaon.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A summary laid out as Keras lays it out: 88 columns for a chain of layers, 108 with connections.
///
/// *Source*: Keras 3, `print_summary`; the widths and the breaking of long cells are those of the
/// library `rich`.
final class SummaryTable {

    private static final int CHAIN_WIDTH = 88;
    private static final double[] CHAIN_POSITIONS = {0.45, 0.80, 1.0};
    private static final int WIDTH = 108;
    private static final double[] POSITIONS = {0.3, 0.56, 0.74, 1.0};
    private static final int PARAMETERS = 2;

    private SummaryTable() {}

    static String text(Summary summary) {
        List<List<String>> cells = new ArrayList<>();
        List<String> head = List.of("Layer (type)", "Output Shape", "Param #", "Connected to");
        cells.add(head);
        for (Summary.Row row : summary.rows()) {
            cells.add(
                    List.of(
                            row.name() + " (" + row.type() + ")",
                            row.outputShape(),
                            String.format(Locale.ROOT, "%,d", row.parameters()),
                            row.connections()));
        }
        int[] width =
                summary.isChain() ? widths(CHAIN_WIDTH, CHAIN_POSITIONS) : widths(WIDTH, POSITIONS);
        StringBuilder text = new StringBuilder("Model: \"" + summary.name() + "\"\n");
        text.append(rule(width, "┏━┳┓"));
        for (int i = 0; i < cells.size(); i++) {
            text.append(lines(cells.get(i), width, i == 0 ? "┃" : "│"));
            boolean last = i == cells.size() - 1;
            text.append(rule(width, last ? "└─┴┘" : i == 0 ? "┡━╇┩" : "├─┼┤"));
        }
        long fixed = summary.parameters() - summary.trainable();
        return text.append(total("Total", summary.parameters()))
                .append(total("Trainable", summary.trainable()))
                .append(total("Non-trainable", fixed))
                .toString();
    }

    /// Columns between the bars, without the two blanks around: what Keras asks for, less what is
    /// too much for the line, spread evenly.
    private static int[] widths(int line, double[] positions) {
        int[] widths = new int[positions.length];
        int excess = positions.length + 1 - line;
        int before = 0;
        for (int i = 0; i < widths.length; i++) {
            int end = (int) (positions[i] * line);
            widths[i] = end - before;
            before = end;
            excess += widths[i] + 2;
        }
        for (int i = 0; i < widths.length; i++) {
            int less = (int) Math.rint((double) excess / (widths.length - i));
            widths[i] -= less;
            excess -= less;
        }
        return widths;
    }

    private static String rule(int[] width, String signs) {
        String dash = signs.substring(1, 2);
        return Arrays.stream(width)
                .mapToObj(columns -> dash.repeat(columns + 2))
                .collect(
                        Collectors.joining(
                                signs.substring(2, 3),
                                signs.substring(0, 1),
                                signs.substring(3) + "\n"));
    }

    private static String lines(List<String> cells, int[] width, String bar) {
        List<List<String>> broken = new ArrayList<>();
        int height = 0;
        for (int i = 0; i < width.length; i++) {
            List<String> lines = broken(cells.get(i), width[i]);
            broken.add(lines);
            height = Math.max(height, lines.size());
        }
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < height; line++) {
            text.append(bar);
            for (int i = 0; i < width.length; i++) {
                String cell = line < broken.get(i).size() ? broken.get(i).get(line) : "";
                String blank = " ".repeat(width[i] - cell.length());
                text.append(' ').append(i == PARAMETERS ? blank + cell : cell + blank);
                text.append(' ').append(bar);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /// Lines of at most `width` characters, broken between words; a longer word ends in an
    /// ellipsis.
    private static List<String> broken(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ");
            line.append(word.length() > width ? word.substring(0, width - 1) + "…" : word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String total(String what, long count) {
        return String.format(Locale.ROOT, " %s params: %,d (%s)\n", what, count, bytes(count * 4));
    }

    private static String bytes(double bytes) {
        String[] units = {"B", "KB", "MB", "GB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        // As Python rounds: 6.125 becomes 6.12.
        return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN) + " " + units[unit];
    }
}
