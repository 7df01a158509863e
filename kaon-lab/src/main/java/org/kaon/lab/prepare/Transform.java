package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Input;
import org.kaon.lab.experiment.JetPicture;

import java.lang.foreign.MemorySegment;

/// What is done to an input after it was fitted on the training part: absent items become 0, the
/// others are standardised. An input's columns repeat along its row.
public final class Transform {

    private final float[] means;
    private final float[] factors;
    private final boolean plain;

    private Transform(float[] means, float[] factors, boolean plain) {
        this.means = means;
        this.factors = factors;
        this.plain = plain;
    }

    /// The transform of an input by what was fitted.
    static Transform of(Input input, Standardisation fitted) {
        int columns = fitted.means().size();
        float[] means = new float[columns];
        float[] factors = new float[columns];
        for (int i = 0; i < columns; i++) {
            means[i] = fitted.means().get(i).floatValue();
            factors[i] = (float) (1 / (fitted.deviations().get(i) + softening(input)));
        }
        boolean plain =
                switch (input) {
                    case JetPicture picture -> picture.softening().isEmpty();
                    case Input.Array array -> !array.standardise();
                    case Input.Features _, Input.Constituents _ -> false;
                };
        return new Transform(means, factors, plain);
    }

    private static double softening(Input input) {
        return input instanceof JetPicture picture ? picture.softening().orElse(0) : 0;
    }

    /// Whether an input of that kind is fitted.
    static boolean fits(Input input) {
        return switch (input) {
            case Input.Features features -> features.standardise();
            case Input.Constituents constituents -> constituents.standardise();
            case Input.Array array -> array.standardise();
            case JetPicture picture -> picture.softening().isPresent();
        };
    }

    /// How many columns are fitted.
    static int columns(Input input) {
        return switch (input) {
            case Input.Features features -> features.columns().size();
            case Input.Constituents constituents -> constituents.fields().size();
            case Input.Array array ->
                    array.standardise() ? array.shape().stream().reduce(1, Math::multiplyExact) : 0;
            case JetPicture picture -> picture.softening().isPresent() ? picture.image().size() : 0;
        };
    }

    /// Copies `size` floats and transforms them on the way.
    void copy(MemorySegment from, long fromByte, MemorySegment to, long toByte, int size) {
        if (plain) {
            MemorySegment.copy(from, fromByte, to, toByte, 4L * size);
            return;
        }
        int column = 0;
        for (int i = 0; i < size; i++) {
            float value = from.get(InputMaker.FLOAT, fromByte + 4L * i);
            float changed = Float.isNaN(value) ? 0 : (value - means[column]) * factors[column];
            to.set(InputMaker.FLOAT, toByte + 4L * i, changed);
            column = column + 1 == means.length ? 0 : column + 1;
        }
    }
}
