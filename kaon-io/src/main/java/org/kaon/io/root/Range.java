package org.kaon.io.root;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a `Double32_t` or `Float16_t` is packed, by the comment behind the member:
/// `[low,high,bits]`, e.g. `[-pi,pi,14]`.
///
/// *Source*: ROOT `TStreamerElement::GetRange`.
sealed interface Range {

    /// Equal steps from `low`, so many per unit.
    record Steps(double low, double perUnit) implements Range {}

    /// A float with so many bits of mantissa.
    record Bits(int mantissa) implements Range {}

    /// As the type does it by itself.
    record None() implements Range {}

    Pattern COMMENT =
            Pattern.compile("\\[([^\\[\\],]+),([^\\[\\],]+)(?:,\\s*(\\d{1,9})[^\\[\\],]*)?\\]");

    int MOST_BITS = 32;

    // Fewer bits without a range are those of a mantissa.
    int MOST_MANTISSA = 14;

    /// The range in a comment.
    static Range of(String comment) {
        Matcher found = COMMENT.matcher(comment);
        if (!found.find()) {
            return new None();
        }
        int bits = found.group(3) == null ? MOST_BITS : Integer.parseInt(found.group(3));
        bits = bits < 2 || bits > MOST_BITS ? MOST_BITS : bits;
        double low = number(found.group(1));
        double high = number(found.group(2));
        if (low < high) {
            double steps = bits < MOST_BITS ? 1L << bits : 0xffff_ffffL;
            return new Steps(low, steps / (high - low));
        }
        return bits <= MOST_MANTISSA ? new Bits(bits) : new None();
    }

    private static double number(String text) {
        String plain = text.replace(" ", "").toLowerCase(Locale.ROOT);
        double sign = plain.startsWith("-") ? -1 : 1;
        if (plain.contains("pi")) {
            double factor = 1;
            if (plain.contains("2pi") || plain.contains("2*pi") || plain.contains("twopi")) {
                factor = 2;
            } else if (plain.contains("pi/2")) {
                factor = 0.5;
            } else if (plain.contains("pi/4")) {
                factor = 0.25;
            }
            return sign * factor * Math.PI;
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            return 0; // as C's sscanf leaves it
        }
    }
}
