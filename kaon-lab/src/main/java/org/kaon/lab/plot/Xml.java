package org.kaon.lab.plot;

/// Text made safe for XML and HTML, in content and in quoted attributes alike.
public final class Xml {

    private Xml() {}

    /// Writes `& < > " '` as entities and characters that XML 1.0 forbids as U+FFFD.
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /// The same with subscripts `ε_{S}` and superscripts `10^{3}` as HTML elements.
    public static String rich(String text) {
        StringBuilder out = new StringBuilder();
        for (RichText.Run run : RichText.of(text).runs()) {
            String safe = escape(run.text());
            out.append(
                    switch (run.level()) {
                        case BASE -> safe;
                        case SUBSCRIPT -> "<sub>" + safe + "</sub>";
                        case SUPERSCRIPT -> "<sup>" + safe + "</sup>";
                    });
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.appendCodePoint(legal(c) ? c : 0xFFFD);
        }
    }

    // XML 1.0, production [2] Char.
    private static boolean legal(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }
}
