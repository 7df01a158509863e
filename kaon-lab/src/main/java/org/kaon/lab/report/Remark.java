package org.kaon.lab.report;

import org.kaon.lab.plot.Xml;

/// A paragraph (may hold `ε_{S}`); a warning stands out.
public record Remark(String text, boolean warning) implements Block {

    public static Remark note(String text) {
        return new Remark(text, false);
    }

    public static Remark warning(String text) {
        return new Remark(text, true);
    }

    @Override
    public boolean isEmpty() {
        return text.isBlank();
    }

    @Override
    public void write(StringBuilder out) {
        out.append(warning ? "<p class=\"warning\">" : "<p>")
                .append(Xml.rich(text))
                .append("</p>\n");
    }
}
