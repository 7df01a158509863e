package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.List;

/// Background rejection `1/ε_B` against signal efficiency `ε_S`, with error band and working
/// points.
public final class RocFigure {

    /// One classifier: efficiencies by threshold and the standard error of the background's.
    public record Curve(
            String name,
            double[] signalEfficiency,
            double[] backgroundEfficiency,
            double[] backgroundError) {

        public Curve {
            Series.sameLength(
                    "RocFigure", name, signalEfficiency, backgroundEfficiency, backgroundError);
        }
    }

    /// A quoted result: the rejection at an efficiency, with its error.
    public record WorkingPoint(double signalEfficiency, double rejection, double error) {}

    private RocFigure() {}

    /// The curves with bands `R·exp(±σ(ε_B)/ε_B)`: `1/ε_B ± error` that stays above zero.
    ///
    /// Where no background passes the rejection is unknown, and the curve begins later.
    public static Figure of(List<Curve> curves, List<WorkingPoint> workingPoints) {
        List<Mark> marks = new ArrayList<>();
        double highest = 5;
        for (int i = 0; i < curves.size(); i++) {
            Color color = Color.of(i, curves.size());
            Line line = line(curves.get(i), color);
            marks.add(band(curves.get(i), line, color));
            marks.add(line);
            highest = Math.max(highest, Range.of(line.y(), true).with(1).high());
        }
        if (!curves.isEmpty()) {
            marks.add(guess());
        }
        if (!workingPoints.isEmpty()) {
            Points points = points(workingPoints);
            highest = Math.max(highest, Range.of(points.y(), true).with(1).high());
            marks.add(points);
        }
        return Figure.of(
                Axis.linear("Signal efficiency ε_{S}", 0, 1),
                Axis.log("Background rejection 1/ε_{B}", 1, 3 * highest),
                marks);
    }

    private static Line line(Curve curve, Color color) {
        double[] rejection = new double[curve.signalEfficiency.length];
        for (int i = 0; i < rejection.length; i++) {
            double efficiency = curve.backgroundEfficiency[i];
            rejection[i] = efficiency > 0 ? 1 / efficiency : Double.NaN;
        }
        return new Line(curve.name, curve.signalEfficiency, rejection, Pen.solid(color, 1.8));
    }

    private static Band band(Curve curve, Line line, Color color) {
        double[] low = new double[line.y().length], high = new double[low.length];
        for (int i = 0; i < low.length; i++) {
            double relative = curve.backgroundError[i] / curve.backgroundEfficiency[i];
            low[i] = line.y()[i] * Math.exp(-relative);
            high[i] = line.y()[i] * Math.exp(relative);
        }
        return new Band("", line.x(), low, high, color.withOpacity(0.25));
    }

    private static Line guess() {
        int count = 200;
        double[] x = new double[count], y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = (i + 1.0) / count;
            y[i] = 1 / x[i];
        }
        return new Line("random guess", x, y, Pen.dotted(Color.GREY, 1.2));
    }

    private static Points points(List<WorkingPoint> points) {
        return new Points(
                "quoted rejections",
                points.stream().mapToDouble(WorkingPoint::signalEfficiency).toArray(),
                points.stream().mapToDouble(WorkingPoint::rejection).toArray(),
                new double[points.size()],
                points.stream().mapToDouble(WorkingPoint::error).toArray(),
                Color.BLACK);
    }
}
