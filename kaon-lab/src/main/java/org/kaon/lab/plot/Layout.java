package org.kaon.lab.plot;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A figure with every length decided: scales, frame, margins, place of the legend.
record Layout(Figure figure, Plane plane, Legend legend, int dropped, boolean empty) {

    /// How far a free y axis may be stretched to make room for the legend.
    private static final double[] HEADROOMS = {0, 0.08, 0.16, 0.25, 0.35, 0.5, 0.7};

    static Layout of(Figure figure) {
        Extent extent = new Extent(figure.x().positive(), figure.y().positive());
        figure.marks().forEach(mark -> mark.measure(extent));
        boolean empty = extent.x().isEmpty() || extent.y().isEmpty();
        Layout best = null;
        for (double headroom : HEADROOMS) {
            Scale x = figure.x().over(extent.x(), 0);
            Scale y = figure.y().over(extent.y(), headroom);
            Plane plane = new Plane(Margins.frame(figure, x, y), x, y);
            Occupancy occupancy = new Occupancy(plane.box());
            figure.marks().forEach(mark -> mark.draw(occupancy, plane));
            Legend legend = Legend.place(figure.marks(), plane.box(), occupancy);
            Layout layout = new Layout(figure, plane, legend, extent.dropped(), empty);
            if (best == null || legend.hidden() < best.legend.hidden()) {
                best = layout;
            }
            if (legend.hidden() == 0 || !figure.y().free()) {
                break;
            }
        }
        return Objects.requireNonNull(best);
    }

    static Optional<ColorScale> colors(List<Mark> marks) {
        return marks.stream()
                .filter(HeatMap.class::isInstance)
                .map(mark -> ((HeatMap) mark).colors())
                .findFirst();
    }

    void draw(Canvas canvas) {
        Box box = plane.box();
        canvas.clip(box, () -> figure.marks().forEach(mark -> mark.draw(canvas, plane)));
        new Frame(figure, plane).draw(canvas);
        if (empty) {
            double x = box.x() + box.width() / 2;
            canvas.text("no data", x, box.middle(), Lettering.middle(15).in(Color.GREY));
        } else {
            legend.draw(canvas);
        }
        colors(figure.marks()).ifPresent(colors -> new ColorBar(colors, box).draw(canvas));
        if (dropped > 0) {
            canvas.text(note(), box.x(), Frame.labelLine(figure), Frame.SMALL);
        }
    }

    private String note() {
        return dropped == 1 ? "1 value ≤ 0 is not shown" : dropped + " values ≤ 0 are not shown";
    }
}
