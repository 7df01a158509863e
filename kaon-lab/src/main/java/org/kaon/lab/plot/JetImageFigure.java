package org.kaon.lab.plot;

/// A jet as an image: the intensity in pixels of η′ and φ′, on a logarithmic colour scale.
///
/// *Units:* η′ (the first axis of the image) without unit, φ′ in rad.
public final class JetImageFigure {

    /// Decades that a scale shows below its largest value.
    private static final double DEPTH = 1e-5;

    private JetImageFigure() {}

    /// The picture of one image, or of a mean of many.
    ///
    /// `image` holds `pixels` rows of as many values, as [org.kaon.physics.jet.JetImage] orders
    /// them: the row counts along the first axis, drawn to the right. The whole spans `extent`
    /// around 0 in both directions. Pixels without intensity stay white.
    public static Figure of(int pixels, double[] image, double extent, ColorScale colors) {
        if (image.length != pixels * pixels) {
            throw new IllegalArgumentException(
                    "JetImageFigure: needs %d × %d values, found %d."
                            .formatted(pixels, pixels, image.length));
        }
        double[] upwards = new double[image.length];
        for (int i = 0; i < image.length; i++) {
            upwards[i % pixels * pixels + i / pixels] = image[i];
        }
        Range range = new Range(-extent / 2, extent / 2);
        HeatMap.Grid grid = new HeatMap.Grid(pixels, upwards, range, range);
        return Figure.of(
                        Axis.linear("η′", range.low(), range.high()),
                        Axis.linear("φ′", range.low(), range.high()),
                        new HeatMap(grid, colors, false))
                .sized(500, 420);
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
