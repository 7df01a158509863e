package org.kaon.lab.report;

import org.kaon.lab.plot.Xml;

/// Text shown as it is written: YAML, a plan, a stack of messages.
public record Listing(String text) implements Block {

    @Override
    public boolean isEmpty() {
        return text.isBlank();
    }

    @Override
    public void write(StringBuilder out) {
        out.append("<pre>" + Xml.escape(text.strip()) + "</pre>\n");
    }
}
