package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.List;

/// A significance against the signal efficiency of the cut, with error bands and the chosen cut.
public final class ScanFigure {

    /// The scan on one sample; NaN where there is no significance.
    public record Curve(String name, double[] signalEfficiency, double[] value, double[] error) {
        public Curve {
            Series.sameLength("ScanFigure", name, signalEfficiency, value, error);
        }
    }

    private ScanFigure() {}

    /// The curves with their bands, and the chosen cut on the last of them.
    public static Figure of(
            String label, List<Curve> curves, double efficiency, double value, double error) {
        List<Mark> marks = new ArrayList<>();
        double highest = Double.isFinite(value + error) ? value + error : 0;
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            Color color = Color.of(i, curves.size());
            double[] low = curve.value.clone();
            double[] high = curve.value.clone();
            for (int k = 0; k < low.length; k++) {
                double spread = Double.isFinite(curve.error[k]) ? curve.error[k] : 0;
                low[k] = Math.max(0, low[k] - spread);
                high[k] += spread;
                highest = Double.isFinite(high[k]) ? Math.max(highest, high[k]) : highest;
            }
            marks.add(new Band("", curve.signalEfficiency, low, high, color.withOpacity(0.25)));
            marks.add(
                    new Line(
                            curve.name,
                            curve.signalEfficiency,
                            curve.value,
                            Pen.solid(color, 1.8)));
        }
        double[] at = {efficiency};
        double[] of = {value};
        marks.add(
                new Points("chosen cut", at, of, new double[1], new double[] {error}, Color.BLACK));
        return Figure.of(
                Axis.linear("Signal efficiency ε_{S}", 0, 1),
                Axis.linear(label, 0, highest > 0 ? 1.1 * highest : 1),
                marks);
    }
}
