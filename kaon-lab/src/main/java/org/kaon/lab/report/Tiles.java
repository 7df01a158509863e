package org.kaon.lab.report;

import org.kaon.lab.plot.Xml;

import java.util.List;

/// The figures that matter most, in large type.
public record Tiles(List<Tile> tiles) implements Block {

    /// One of them: label (may hold `ε_{S}`), value as `0.9853 ± 0.0011`, and a word on its origin.
    public record Tile(String label, String value, String note) {}

    private static final String ERROR = " ± ";

    public Tiles {
        tiles = List.copyOf(tiles);
    }

    public static Tiles of(Tile... tiles) {
        return new Tiles(List.of(tiles));
    }

    @Override
    public boolean isEmpty() {
        return tiles.isEmpty();
    }

    @Override
    public void write(StringBuilder out) {
        out.append("<div class=\"tiles\">\n");
        for (Tile tile : tiles) {
            out.append("<div class=\"tile\"><div class=\"label\">" + Xml.rich(tile.label))
                    .append("</div><div class=\"value\">" + value(tile.value) + "</div>");
            if (!tile.note.isEmpty()) {
                out.append("<div class=\"note\">" + Xml.rich(tile.note) + "</div>");
            }
            out.append("</div>\n");
        }
        out.append("</div>\n");
    }

    // The error stands smaller, so that the value is found first.
    private static String value(String text) {
        int error = text.indexOf(ERROR);
        return error < 0
                ? Xml.escape(text)
                : Xml.escape(text.substring(0, error))
                        + "<span class=\"error\">"
                        + Xml.escape(text.substring(error))
                        + "</span>";
    }
}
