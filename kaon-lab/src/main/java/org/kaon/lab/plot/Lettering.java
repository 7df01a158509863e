package org.kaon.lab.plot;

/// How a text is set: size, colour, anchor and turn in degrees, counterclockwise.
public record Lettering(double size, Color color, Anchor anchor, int turn) {

    /// The point of the text that stands at the given place.
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    public static Lettering start(double size) {
        return new Lettering(size, Color.BLACK, Anchor.START, 0);
    }

    public static Lettering middle(double size) {
        return new Lettering(size, Color.BLACK, Anchor.MIDDLE, 0);
    }

    public static Lettering end(double size) {
        return new Lettering(size, Color.BLACK, Anchor.END, 0);
    }

    public Lettering turned(int degrees) {
        return new Lettering(size, color, anchor, degrees);
    }

    public Lettering in(Color other) {
        return new Lettering(size, other, anchor, turn);
    }

    /// The part of a text's width that lies before its anchor.
    double before() {
        return switch (anchor) {
            case START -> 0;
            case MIDDLE -> 0.5;
            case END -> 1;
        };
    }
}
