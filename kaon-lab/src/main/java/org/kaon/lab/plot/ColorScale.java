package org.kaon.lab.plot;

import java.util.Optional;

/// How values become colours, and what the colour bar beside the figure says.
public record ColorScale(String label, Scale scale) {

    public static ColorScale linear(String label, double low, double high) {
        return new ColorScale(label, Axis.linear(label, low, high).over(Range.EMPTY, 0));
    }

    public static ColorScale log(String label, double low, double high) {
        return new ColorScale(label, Axis.log(label, low, high).over(Range.EMPTY, 0));
    }

    /// The colour of a value, held to the ends of the scale; none where a value has no place on it.
    public Optional<Color> color(double value) {
        double fraction = scale.fraction(value);
        return Double.isNaN(fraction) ? Optional.empty() : Optional.of(Viridis.at(fraction));
    }
}
