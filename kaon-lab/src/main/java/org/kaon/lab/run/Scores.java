package org.kaon.lab.run;

import org.kaon.io.column.ElementType;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;
import org.kaon.physics.statistics.Accuracy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;

/// The network's outputs for the events of a part, beside what is true of them: a matrix with the
/// columns truths (the class's number, or the targets), weight, outputs. Float64, so that labels
/// and scores of float32 are exact.
///
/// @param data `rows × (truths + 1 + outputs)` numbers
public record Scores(int rows, int truths, int outputs, double[] data) {

    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Room for so many rows.
    static Scores empty(int rows, int truths, int outputs) {
        return new Scores(
                rows, truths, outputs, new double[Math.multiplyExact(rows, truths + 1 + outputs)]);
    }

    private int width() {
        return truths + 1 + outputs;
    }

    /// The class's number, or one of the targets.
    public double truth(int row, int index) {
        return data[row * width() + index];
    }

    /// The event's weight.
    public double weight(int row) {
        return data[row * width() + truths];
    }

    /// One of the outputs.
    public double output(int row, int index) {
        return data[row * width() + truths + 1 + index];
    }

    /// The class that the network takes a row for: the first of the largest outputs, or whether a
    /// single one is above 1/2; −1 where one is NaN.
    public int predicted(int row) {
        if (outputs == 1) {
            return output(row, 0) > 0.5 ? 1 : 0;
        }
        return Accuracy.largest(data, row * width() + truths + 1, outputs);
    }

    void set(int row, int column, double value) {
        data[row * width() + column] = value;
    }

    /// All weights.
    public double[] weights() {
        double[] weights = new double[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = weight(row);
        }
        return weights;
    }

    /// The network's score for a class: its output, or for a single output `p` of two classes p and
    /// 1 − p.
    public double[] of(int label) {
        double[] scores = new double[rows];
        for (int row = 0; row < rows; row++) {
            scores[row] =
                    outputs > 1
                            ? output(row, label)
                            : label == 1 ? output(row, 0) : 1 - output(row, 0);
        }
        return scores;
    }

    void write(Path file) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(8L * data.length, 64);
            for (int i = 0; i < data.length; i++) {
                bytes.set(DOUBLE, 8L * i, data[i]);
            }
            Npy.write(
                    file,
                    new Array(ElementType.FLOAT64, List.of((long) rows, (long) width()), bytes));
        }
    }

    /// *Errors*: [org.kaon.io.column.FormatException] for a file that is no such matrix.
    static Scores read(Path file, int truths) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Array array = Npy.read(file, arena);
            if (array.shape().size() != 2 || array.shape().get(1) < truths + 2) {
                throw org.kaon.io.column.FormatException.of(
                        file.toString(),
                        "",
                        "expected truth, weight and outputs side by side, found the shape "
                                + array.shape()
                                + ".");
            }
            double[] data = new double[Math.toIntExact(array.size())];
            for (int i = 0; i < data.length; i++) {
                data[i] = array.at(i);
            }
            return new Scores(
                    Math.toIntExact(array.shape().get(0)),
                    truths,
                    Math.toIntExact(array.shape().get(1)) - truths - 1,
                    data);
        }
    }
}
