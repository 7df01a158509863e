package org.kaon.lab.report;

import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.Xml;

import java.util.List;

/// Figures side by side, each with its caption.
public record Gallery(List<Exhibit> exhibits) implements Block {

    /// A figure under the name of its files, with a caption (may hold `ε_{S}`).
    public record Exhibit(String name, Figure figure, String caption) {

        public Exhibit {
            if (!name.matches("[a-z0-9][a-z0-9-]*")) {
                throw new IllegalArgumentException(
                        "Figure name \""
                                + name
                                + "\": expected small letters, digits and hyphens, as it becomes"
                                + " the name of a file.");
            }
        }
    }

    public Gallery {
        exhibits = List.copyOf(exhibits);
    }

    public static Gallery of(Exhibit... exhibits) {
        return new Gallery(List.of(exhibits));
    }

    @Override
    public boolean isEmpty() {
        return exhibits.isEmpty();
    }

    @Override
    public void write(StringBuilder out) {
        out.append("<div class=\"gallery\">\n");
        for (Exhibit exhibit : exhibits) {
            out.append("<figure id=\"" + exhibit.name + "\">\n")
                    .append(exhibit.figure.svg(exhibit.name));
            if (!exhibit.caption.isEmpty()) {
                out.append("<figcaption>" + Xml.rich(exhibit.caption) + "</figcaption>\n");
            }
            out.append("</figure>\n");
        }
        out.append("</div>\n");
    }
}
