package org.kaon.io.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Finds cells in bytes. Holds the last cell; for one thread.
///
/// *Source*: RFC 4180. A quote inside a cell that does not start with one is a character.
final class Cells {

    /// Words for a value that is not there, as pandas knows them.
    static final Set<String> MISSING =
            Set.of(
                    "",
                    "#N/A",
                    "#N/A N/A",
                    "#NA",
                    "-1.#IND",
                    "-1.#QNAN",
                    "-NaN",
                    "-nan",
                    "1.#IND",
                    "1.#QNAN",
                    "<NA>",
                    "N/A",
                    "NA",
                    "NULL",
                    "NaN",
                    "None",
                    "n/a",
                    "nan",
                    "null");

    private static final Set<String> FLAGS =
            Set.of("True", "TRUE", "true", "False", "FALSE", "false");

    private static final int SLACK = 16;
    private static final int LONGEST = 10;
    private static final String STARTS = "#-1<Nn";

    private final byte separator;
    private byte[] bytes = {};
    private int from;
    private int to;
    private boolean quoted;

    Cells(char separator) {
        this.separator = (byte) separator;
    }

    /// Passes over the cell at `at`; returns where it ends: at a separator, a line end or `limit`.
    /// A negative result: the quote is not closed before `limit`.
    int pass(byte[] source, int at, int limit) {
        bytes = source;
        from = at;
        quoted = at < limit && source[at] == '"';
        int i = at;
        if (quoted) {
            i++;
            while (true) {
                while (i < limit && source[i] != '"') {
                    i++;
                }
                if (i >= limit) {
                    return -1;
                }
                if (i + 1 < limit && source[i + 1] == '"') {
                    i += 2;
                } else {
                    i++;
                    break;
                }
            }
        }
        while (i < limit && source[i] != separator && source[i] != '\n' && source[i] != '\r') {
            i++;
        }
        to = i;
        return i;
    }

    /// The text of the cell passed last.
    String text() {
        String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (!quoted) {
            return raw;
        }
        int close = raw.lastIndexOf('"');
        // What stands behind the closing quote belongs to the cell, as in Python's reader.
        return raw.substring(1, close).replace("\"\"", "\"") + raw.substring(close + 1);
    }

    boolean quoted() {
        return quoted;
    }

    /// Whether the cell stands for nothing. A quoted cell never does.
    boolean missing() {
        return !quoted && mayBeMissing(bytes, from, to) && MISSING.contains(text().strip());
    }

    /// Whether a cell is as short as the words for nothing and starts like one, or with a space.
    static boolean mayBeMissing(byte[] bytes, int from, int to) {
        if (from == to) {
            return true;
        }
        byte first = bytes[from];
        return to - from < LONGEST && (first <= ' ' || STARTS.indexOf(first) >= 0);
    }

    /// Whether the cell says true or false.
    boolean flag() {
        return quoted ? flag(text()) : flag(bytes, from, to);
    }

    /// Whether the bytes say true or false, as pandas knows it.
    static boolean flag(byte[] bytes, int from, int to) {
        int length = to - from;
        return (length == 4 || length == 5)
                && (bytes[to - 1] | 0x20) == 'e'
                && flag(new String(bytes, from, length, StandardCharsets.UTF_8));
    }

    private static boolean flag(String text) {
        return FLAGS.contains(text);
    }

    /// Numbers that are written as words, or in quotes; NaN where the cell is no number.
    ///
    /// @param decimals reads numbers in quotes
    double word(Decimals decimals) {
        String text = text().strip();
        int kind = number(text, decimals);
        if (kind != Decimals.NONE) {
            return decimals.real(padded(text));
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }

    /// The kind of number that the cell holds where it is not one as it stands.
    int kind(Decimals decimals) {
        int kind = number(text().strip(), decimals);
        if (kind != Decimals.NONE) {
            return kind;
        }
        return Double.isNaN(word(decimals)) ? Decimals.NONE : Decimals.FLOAT;
    }

    private static int number(String text, Decimals decimals) {
        byte[] own = padded(text);
        int kind = text.isEmpty() ? Decimals.NONE : decimals.scan(own, 0);
        return kind != Decimals.NONE && decimals.end() == own.length - SLACK ? kind : Decimals.NONE;
    }

    private static byte[] padded(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(utf8, utf8.length + SLACK);
    }
}
