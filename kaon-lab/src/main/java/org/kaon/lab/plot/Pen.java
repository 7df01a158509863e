package org.kaon.lab.plot;

import java.util.List;

/// How a line is drawn: colour, width and dashes (lengths of ink and gap in turn; none is solid).
public record Pen(Color color, double width, List<Double> dashes) {

    public Pen {
        dashes = List.copyOf(dashes);
    }

    public static Pen solid(Color color, double width) {
        return new Pen(color, width, List.of());
    }

    public static Pen dashed(Color color, double width) {
        return new Pen(color, width, List.of(6.0, 4.0));
    }

    public static Pen dotted(Color color, double width) {
        return new Pen(color, width, List.of(1.5, 3.0));
    }
}
