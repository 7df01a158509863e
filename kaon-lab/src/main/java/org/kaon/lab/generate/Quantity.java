package org.kaon.lab.generate;

import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.particle.DecayTopology;

import java.util.ArrayList;
import java.util.List;

/// A number of an event whose distribution is drawn.
record Quantity(String name, String unit, boolean whole, Value value) {

    /// The number of event `event` in arrays of a generator's fields.
    @FunctionalInterface
    interface Value {
        double of(float[][] values, int event);
    }

    /// The single numbers of a generator; of decays what an analysis would look at.
    static List<Quantity> of(Generator generator) {
        List<Quantity> quantities = new ArrayList<>();
        List<Field> fields = generator.fields();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            if (field.size() == 1) {
                int index = i;
                quantities.add(
                        new Quantity(
                                field.name(),
                                field.unit(),
                                field.whole(),
                                (values, event) -> values[index][event]));
            }
        }
        if (generator instanceof DecayTopology) {
            quantities.add(new Quantity("missing p_{T}", "GeV", false, Quantity::missing));
            quantities.add(new Quantity("visible p_{T}, summed", "GeV", false, Quantity::visible));
            quantities.add(new Quantity("mass of all visible", "GeV", false, Quantity::mass));
        }
        return quantities;
    }

    private static double missing(float[][] values, int event) {
        return Math.hypot(values[1][2 * event], values[1][2 * event + 1]);
    }

    private static double visible(float[][] values, int event) {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            int at = 16 * event + 4 * i;
            sum += Math.hypot(values[0][at + 1], values[0][at + 2]);
        }
        return sum;
    }

    private static double mass(float[][] values, int event) {
        double[] sum = new double[4];
        for (int i = 0; i < 16; i++) {
            sum[i % 4] += values[0][16 * event + i];
        }
        double square = sum[0] * sum[0] - sum[1] * sum[1] - sum[2] * sum[2] - sum[3] * sum[3];
        return Math.sqrt(Math.max(square, 0));
    }
}
