package org.kaon.io.root.write;

import org.kaon.io.histogram.Axis;
import org.kaon.io.histogram.Histogram;

import java.io.IOException;

/// A histogram of one or two axes to be written as TH1 or TH2, in float64 (`D`) or float32 (`F`).
public record HistogramRecord(Histogram histogram) {

    public HistogramRecord {
        if (histogram.axes().size() > 2) {
            throw new IllegalArgumentException(
                    "Histogram \"%s\": written are one or two axes, found %d."
                            .formatted(histogram.name(), histogram.axes().size()));
        }
        for (Axis axis : histogram.axes()) {
            if (!axis.labels().isEmpty()) {
                throw new IllegalArgumentException(
                        "Histogram \"%s\": labels of bins are not written."
                                .formatted(histogram.name()));
            }
        }
    }

    // What ROOT keeps for directions that a histogram does not have.
    private static final Axis NONE = Axis.of("", 0, 1);

    /// Adds the histogram to a file with contents in float64.
    public void writeDoubles(NewRoot file) throws IOException {
        write(file, 'D');
    }

    /// Adds the histogram to a file with contents in float32.
    public void writeFloats(NewRoot file) throws IOException {
        write(file, 'F');
    }

    private void write(NewRoot file, char letter) throws IOException {
        boolean plane = histogram.axes().size() == 2;
        double[] contents = histogram.contents();
        String className = (plane ? "TH2" : "TH1") + letter;
        Out out = new Out();
        out.versioned(
                plane ? 4 : 3,
                it -> {
                    if (plane) {
                        it.versioned(5, this::plane);
                    } else {
                        it.versioned(8, this::base);
                    }
                    it.put(4, contents.length);
                    for (double content : contents) {
                        if (letter == 'F') {
                            it.real4((float) content);
                        } else {
                            it.real8(content);
                        }
                    }
                });
        file.object(className, histogram.name(), histogram.title(), out.toArray());
    }

    private void plane(Out out) {
        out.versioned(8, this::base);
        out.real8(1).real8(moment(1, 1)).real8(moment(1, 2)).real8(mixed());
    }

    private void base(Out out) {
        out.named(histogram.name(), histogram.title());
        TreeTable.attributes(out);
        out.put(4, histogram.contents().length);
        axis(out, "xaxis", histogram.axes().getFirst());
        axis(out, "yaxis", histogram.axes().size() > 1 ? histogram.axes().get(1) : NONE);
        axis(out, "zaxis", NONE);
        out.put(2, 0).put(2, 1000).real8(histogram.entries());
        out.real8(moment(0, 0)).real8(sumOfSquares()).real8(moment(0, 1)).real8(moment(0, 2));
        out.real8(-1111).real8(-1111).real8(0);
        reals(out, new double[0]);
        reals(out, histogram.squares());
        out.text("");
        // No functions, no buffer.
        out.versioned(5, list -> list.object().text("").put(4, 0));
        out.put(4, 0).put(1, 0).put(4, 0).put(4, 2);
    }

    private static void axis(Out out, String name, Axis axis) {
        double[] edges = axis.edges();
        out.versioned(
                10,
                it -> {
                    it.named(name, axis.title());
                    it.versioned(
                            4,
                            look -> {
                                look.put(4, 510).put(2, 1).put(2, 1).put(2, 42);
                                look.real4(0.005f).real4(0.035f).real4(0.03f).real4(1);
                                look.real4(0.035f).put(2, 1).put(2, 42);
                            });
                    it.put(4, edges.length - 1L).real8(edges[0]).real8(edges[edges.length - 1]);
                    reals(it, even(edges) ? new double[0] : edges);
                    it.put(4, 0).put(4, 0).put(2, 0).put(1, 0).text("").put(4, 0).put(4, 0);
                });
    }

    // Bins of one width are told by their number and both ends, as ROOT computes their edges.
    private static boolean even(double[] edges) {
        int bins = edges.length - 1;
        double step = (edges[bins] - edges[0]) / bins;
        for (int i = 0; i < bins; i++) {
            if (edges[i] != edges[0] + i * step) {
                return false;
            }
        }
        return true;
    }

    private static void reals(Out out, double[] values) {
        out.put(4, values.length);
        for (double value : values) {
            out.real8(value);
        }
    }

    private interface Weight {
        double of(int bin, double x, double y);
    }

    // Over bins in range, with the middles of bins.
    private double sum(Weight weight) {
        double[] x = histogram.axes().getFirst().edges();
        boolean plane = histogram.axes().size() > 1;
        double[] y = plane ? histogram.axes().get(1).edges() : new double[] {0, 0};
        double total = 0;
        for (int j = 0; j < y.length - 1; j++) {
            int row = plane ? j + 1 : 0;
            for (int i = 0; i < x.length - 1; i++) {
                int bin = i + 1 + row * (x.length + 1);
                total += weight.of(bin, (x[i] + x[i + 1]) / 2, (y[j] + y[j + 1]) / 2);
            }
        }
        return total;
    }

    private double moment(int axis, int power) {
        double[] contents = histogram.contents();
        return sum((bin, x, y) -> contents[bin] * Math.pow(axis == 0 ? x : y, power));
    }

    private double mixed() {
        double[] contents = histogram.contents();
        return sum((bin, x, y) -> contents[bin] * x * y);
    }

    private double sumOfSquares() {
        double[] variances = histogram.variances();
        return sum((bin, _, _) -> variances[bin]);
    }
}
