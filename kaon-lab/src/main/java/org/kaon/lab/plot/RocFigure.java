package org.kaon.lab.plot;

import org.kaon.physics.statistics.Rejection;
import org.kaon.physics.statistics.RocCurve;

import java.util.ArrayList;
import java.util.List;

/// Background rejection `1/ε_B` against signal efficiency `ε_S`, with error band and working
/// points.
public final class RocFigure {

    private static final int GRID = 500;

    /// An infinite bound is drawn this many times above its curve: outside the frame.
    private static final double BEYOND = 1e6;

    /// One classifier: rejections `1/ε_B` and their 68 % bounds at signal efficiencies.
    ///
    /// NaN where no background passes; an upper bound may be infinite.
    public record Curve(
            String name,
            double[] signalEfficiency,
            double[] rejection,
            double[] lower,
            double[] upper) {

        public Curve {
            Series.sameLength("RocFigure", name, signalEfficiency, rejection, lower, upper);
        }

        /// The curve on a fine grid of efficiencies; limits are left out.
        public static Curve of(String name, RocCurve roc) {
            double[][] columns = new double[4][GRID];
            for (int i = 0; i < GRID; i++) {
                Rejection rejection = roc.rejection((i + 1.0) / GRID);
                columns[0][i] = rejection.signalEfficiency();
                columns[1][i] = rejection.isLimit() ? Double.NaN : rejection.value();
                columns[2][i] = rejection.lower();
                columns[3][i] = rejection.upper();
            }
            return new Curve(name, columns[0], columns[1], columns[2], columns[3]);
        }
    }

    /// A quoted result: the rejection at an efficiency, with its error.
    public record WorkingPoint(double signalEfficiency, double rejection, double error) {

        /// The point of a result; a limit has none and is not drawn.
        public static WorkingPoint of(Rejection result) {
            double value = result.isLimit() ? Double.NaN : result.value();
            return new WorkingPoint(result.signalEfficiency(), value, result.error());
        }
    }

    private RocFigure() {}

    /// The curves with their bands, a random guess for comparison, and the quoted results.
    ///
    /// Where no background passes the rejection is unknown, and the curve begins later.
    public static Figure of(List<Curve> curves, List<WorkingPoint> workingPoints) {
        List<Mark> marks = new ArrayList<>();
        double highest = 5;
        for (int i = 0; i < curves.size(); i++) {
            Color color = Color.of(i, curves.size());
            Line line = line(curves.get(i), color);
            marks.add(band(curves.get(i), color));
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
        return new Line(curve.name, curve.signalEfficiency, curve.rejection, Pen.solid(color, 1.8));
    }

    private static Band band(Curve curve, Color color) {
        double[] low = curve.lower.clone(), high = curve.upper.clone();
        for (int i = 0; i < low.length; i++) {
            boolean known = Double.isFinite(curve.rejection[i]);
            low[i] = known ? low[i] : Double.NaN;
            high[i] = Math.min(high[i], curve.rejection[i] * BEYOND);
        }
        return new Band("", curve.signalEfficiency, low, high, color.withOpacity(0.25));
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
