package org.kaon.lab.jets;

import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.physics.substructure.JetFeature;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The measured numbers of events as columns.
final class JetColumns {

    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private JetColumns() {}

    /// The names of the columns, but for the number of jets: `mass`, or `mass_1`, `mass_2`, …
    static List<String> names(JetTask task) {
        List<String> names = new ArrayList<>();
        int jets = task.jets().orElse(1);
        for (JetFeature column : task.columns()) {
            for (int k = 1; k <= jets; k++) {
                names.add(jets == 1 ? column.name() : column.name() + "_" + k);
            }
        }
        return names;
    }

    /// The columns of those names, then how many jets each event has.
    ///
    /// @param measured event, jet, feature
    static List<Column> of(JetTask task, double[][][] measured) {
        List<Column> columns = new ArrayList<>();
        for (int feature = 0; feature < task.columns().size(); feature++) {
            if (task.jets().isEmpty()) {
                columns.add(lists(measured, feature));
            }
            for (int k = 0; k < task.jets().orElse(0); k++) {
                columns.add(flat(measured, k, feature));
            }
        }
        MemorySegment counts = Arena.ofAuto().allocate(4L * measured.length + 4, 8);
        for (int i = 0; i < measured.length; i++) {
            counts.set(INT, 4L * i, measured[i].length);
        }
        columns.add(new Flat(ElementType.INT32, measured.length, counts));
        return columns;
    }

    // NaN where an event has fewer jets.
    private static Column flat(double[][][] measured, int jet, int feature) {
        MemorySegment values = Arena.ofAuto().allocate(8L * measured.length + 8, 8);
        for (int i = 0; i < measured.length; i++) {
            double[][] jets = measured[i];
            values.set(DOUBLE, 8L * i, jet < jets.length ? jets[jet][feature] : Double.NaN);
        }
        return new Flat(ElementType.FLOAT64, measured.length, values);
    }

    private static Column lists(double[][][] measured, int feature) {
        long[] counts = new long[measured.length];
        long all = 0;
        for (int i = 0; i < measured.length; i++) {
            counts[i] = measured[i].length;
            all += counts[i];
        }
        MemorySegment values = Arena.ofAuto().allocate(8 * all + 8, 8);
        long at = 0;
        for (double[][] event : measured) {
            for (double[] jet : event) {
                values.set(DOUBLE, at, jet[feature]);
                at += 8;
            }
        }
        return new Jagged(
                Offsets.ofCounts(Arena.ofAuto(), counts),
                new Flat(ElementType.FLOAT64, all, values));
    }
}
