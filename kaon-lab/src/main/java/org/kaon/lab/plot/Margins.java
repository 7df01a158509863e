package org.kaon.lab.plot;

import java.util.List;

/// The room around the frame that its labels need.
final class Margins {

    // Grids that are longer fill the frame, or it would become a line.
    private static final double LONGEST = 4;

    private static final double TOP = 12, TITLE = 22, BOTTOM = 54, RIGHT = 18, LABEL = 34;

    private Margins() {}

    /// The frame of a figure with these scales; heat maps get square cells, unless they have many
    /// more in one direction than in the other.
    static Box frame(Figure figure, Scale x, Scale y) {
        Figure.Size size = figure.size();
        boolean titled = !figure.title().left().isEmpty() || !figure.title().right().isEmpty();
        double left = LABEL + widest(y.ticks(Frame.yTicks(figure)));
        double top = TOP + (titled ? TITLE : 0);
        double right = Layout.colors(figure.marks()).map(ColorBar::width).orElse(RIGHT);
        double bottom = BOTTOM + (Frame.slanted(x, size.width() - left - right) ? slant(x) : 0);
        double width = size.width() - left - right, height = size.height() - top - bottom;
        for (Mark mark : figure.marks()) {
            if (mark instanceof HeatMap map && map.grid().rows() > 0) {
                double ratio = (double) map.grid().columns() / map.grid().rows();
                if (Math.max(ratio, 1 / ratio) > LONGEST) {
                    continue;
                }
                width = Math.min(width, height * ratio);
                height = width / ratio;
                // The rest of the width goes to both sides.
                left += (size.width() - left - right - width) / 2;
            }
        }
        return new Box(left, top, width, height);
    }

    static double widest(List<Tick> ticks) {
        return ticks.stream().mapToDouble(t -> Frame.width(t.label())).max().orElse(0);
    }

    /// How much deeper slanted names reach than level ones.
    private static double slant(Scale x) {
        return 0.71 * widest(x.ticks(0));
    }
}
