package org.kaon.lab.plot;

import java.util.ArrayList;
import java.util.List;

/// A quantity of training by epoch, on the training and on the validation set.
public final class CurvesFigure {

    private CurvesFigure() {}

    /// Curves from epoch 1 on; either array may be empty, and NaN stands for an epoch without
    /// value.
    public static Figure of(String label, double[] training, double[] validation) {
        List<Mark> marks = new ArrayList<>();
        add(marks, "training", training, Pen.solid(Color.of(0, 2), 1.8));
        add(marks, "validation", validation, Pen.dashed(Color.of(1, 2), 1.8));
        return Figure.of(Axis.whole("Epoch"), Axis.linear(label), marks);
    }

    private static void add(List<Mark> marks, String name, double[] values, Pen pen) {
        if (values.length == 0) {
            return;
        }
        double[] epochs = new double[values.length];
        for (int i = 0; i < epochs.length; i++) {
            epochs[i] = i + 1;
        }
        marks.add(new Line(name, epochs, values, pen));
        if (values.length <= 60) {
            marks.add(Points.bare("", epochs, values, pen.color()));
        }
    }
}
