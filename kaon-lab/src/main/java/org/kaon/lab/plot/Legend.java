package org.kaon.lab.plot;

import java.util.List;
import java.util.Objects;

/// The names of the marks with a sample of each, in a corner where they hide no data.
record Legend(List<Mark> marks, Box box, int hidden) {

    private static final double SIZE = 13, ROW = 20, SAMPLE = 26, GAP = 8, PAD = 6, INSET = 12;
    private static final int LONGEST = 48;

    Legend {
        marks = List.copyOf(marks);
    }

    /// The legend at that place inside the frame under which the fewest squares are taken.
    static Legend place(List<Mark> all, Box frame, Occupancy occupancy) {
        List<Mark> marks = all.stream().filter(mark -> !mark.name().isEmpty()).toList();
        double text = marks.stream().mapToDouble(m -> width(m.name())).max().orElse(0);
        double width = 2 * PAD + SAMPLE + GAP + text, height = 2 * PAD + ROW * marks.size();
        Legend best = null;
        for (double[] place : PLACES) {
            double x = frame.x() + INSET + place[0] * (frame.width() - 2 * INSET - width);
            double y = frame.y() + INSET + place[1] * (frame.height() - 2 * INSET - height);
            Box box = new Box(x, y, width, height);
            Legend here = new Legend(marks, box, marks.isEmpty() ? 0 : occupancy.under(box));
            if (best == null || here.hidden < best.hidden) {
                best = here;
            }
        }
        return Objects.requireNonNull(best);
    }

    /// Parts of the free width and height to the left and above, the most usual place first.
    private static final double[][] PLACES = {
        {1, 0}, {0, 0}, {1, 1}, {0, 1}, {0.5, 0}, {0.5, 1}, {1, 0.5}, {0, 0.5}, {0.5, 0.5}
    };

    void draw(Canvas canvas) {
        if (hidden > 0) {
            canvas.fill(box, Color.WHITE.withOpacity(0.8));
        }
        double y = box.y() + PAD;
        for (Mark mark : marks) {
            mark.drawKey(canvas, new Box(box.x() + PAD, y + 4, SAMPLE, ROW - 8));
            double x = box.x() + PAD + SAMPLE + GAP;
            canvas.text(shorten(mark.name()), x, y + ROW / 2 + 0.36 * SIZE, Lettering.start(SIZE));
            y += ROW;
        }
    }

    private static double width(String name) {
        return RichText.of(shorten(name)).width(SIZE);
    }

    private static String shorten(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
