package org.kaon.cli;

/// How text looks where it is shown: in colours on a terminal, plain elsewhere.
///
/// @param colours whether the reader sees them
/// @param width characters in a line
record Ink(boolean colours, int width) {

    /// For files and pipes.
    static final Ink PLAIN = new Ink(false, 160);

    private static final int LEAST = 60;

    /// The launcher says by a property how wide the terminal of standard output is, 0 for none.
    static Ink ofTerminal() {
        int columns = Integer.getInteger("kaon.columns", 0);
        boolean wanted = System.getenv("NO_COLOR") == null;
        return columns == 0 ? PLAIN : new Ink(wanted, Math.max(LEAST, columns));
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String blue(String text) {
        return paint("34", text);
    }

    String red(String text) {
        return paint("31", text);
    }

    private String paint(String code, String text) {
        return colours && !text.isEmpty() ? "\033[" + code + "m" + text + "\033[0m" : text;
    }
}
