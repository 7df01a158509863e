package org.kaon.lab.plot;

/// A jet as an image: the intensity in pixels of Δη and Δφ, on a logarithmic colour scale.
///
/// *Units:* Δη without unit, Δφ in rad.
public final class JetImageFigure {

    /// Decades that a scale shows below its largest value.
    private static final double DEPTH = 1e-5;

    private JetImageFigure() {}

    /// The picture of one image, or of a mean of many.
    ///
    /// `pixels` are rows of `columns` values: columns along Δη, rows along Δφ from the lowest; the
    /// whole spans `extent` in both directions around 0. Pixels without intensity stay white.
    public static Figure of(int columns, double[] pixels, double extent, ColorScale colors) {
        Range range = new Range(-extent / 2, extent / 2);
        HeatMap.Grid grid = new HeatMap.Grid(columns, pixels, range, range);
        return Figure.of(
                        Axis.linear("Δη", range.low(), range.high()),
                        Axis.linear("Δφ", range.low(), range.high()),
                        new HeatMap(grid, colors, false))
                .sized(520, 440);
    }

    /// One logarithmic scale for several images, so that their colours can be compared.
    public static ColorScale colors(String label, double[]... images) {
        Range range = Range.EMPTY;
        for (double[] image : images) {
            range = range.with(Range.of(image, true));
        }
        if (range.isEmpty()) {
            return ColorScale.log(label, 0.1, 1);
        }
        double low = Math.max(range.low(), range.high() * DEPTH);
        return ColorScale.log(label, low, Math.max(range.high(), low * 10));
    }
}
