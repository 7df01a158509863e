package org.kaon.io.root.write;

import java.io.IOException;
import java.util.List;

/// A histogram to be written as TH1 or TH2, in float64 (`D`) or float32 (`F`).
///
/// @param edges of each axis, one more than its bins, increasing
/// @param contents of all bins with under- and overflow, the first axis runs fastest
/// @param squares sums of squared weights of the same bins; empty where weights were 1
public record Histogram(
        String name,
        String title,
        List<double[]> edges,
        double[] contents,
        double[] squares,
        double entries) {

    public Histogram {
        edges = edges.stream().map(double[]::clone).toList();
        contents = contents.clone();
        squares = squares.clone();
        int bins = edges.stream().mapToInt(e -> e.length + 1).reduce(1, Math::multiplyExact);
        if (edges.isEmpty() || edges.size() > 2 || contents.length != bins) {
            throw new IllegalArgumentException(
                    "A histogram \"%s\" of %d axes needs %d contents, flow bins included, found %d."
                            .formatted(name, edges.size(), bins, contents.length));
        }
        if (squares.length != 0 && squares.length != bins) {
            throw new IllegalArgumentException(
                    "Histogram \"%s\": %d sums of squares for %d bins."
                            .formatted(name, squares.length, bins));
        }
        for (double[] axis : edges) {
            for (int i = 1; i < axis.length; i++) {
                if (!(axis[i - 1] < axis[i])) {
                    throw new IllegalArgumentException(
                            "Histogram \"%s\": edges must increase, found %s then %s."
                                    .formatted(name, axis[i - 1], axis[i]));
                }
            }
        }
    }

    /// Adds the histogram to a file with contents in float64.
    public void writeDoubles(NewRoot file) throws IOException {
        write(file, 'D');
    }

    /// Adds the histogram to a file with contents in float32.
    public void writeFloats(NewRoot file) throws IOException {
        write(file, 'F');
    }

    private void write(NewRoot file, char letter) throws IOException {
        boolean plane = edges.size() == 2;
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
        file.object(className, name, title, out.toArray());
    }

    private void plane(Out out) {
        out.versioned(8, this::base);
        out.real8(1).real8(moment(1, 1)).real8(moment(1, 2)).real8(mixed());
    }

    private void base(Out out) {
        out.named(name, title);
        TreeTable.attributes(out);
        out.put(4, contents.length);
        axis(out, "xaxis", edges.getFirst());
        axis(out, "yaxis", edges.size() > 1 ? edges.get(1) : new double[] {0, 1});
        axis(out, "zaxis", new double[] {0, 1});
        out.put(2, 0).put(2, 1000).real8(entries);
        out.real8(moment(0, 0)).real8(sumOfSquares()).real8(moment(0, 1)).real8(moment(0, 2));
        out.real8(-1111).real8(-1111).real8(0);
        reals(out, new double[0]);
        reals(out, squares);
        out.text("");
        // No functions, no buffer.
        out.versioned(5, list -> list.object().text("").put(4, 0));
        out.put(4, 0).put(1, 0).put(4, 0).put(4, 2);
    }

    private static void axis(Out out, String name, double[] edges) {
        out.versioned(
                10,
                it -> {
                    it.named(name, "");
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
        double[] x = edges.getFirst();
        double total = 0;
        int rows = edges.size() > 1 ? edges.get(1).length - 1 : 1;
        for (int j = 0; j < rows; j++) {
            int row = edges.size() > 1 ? j + 1 : 0;
            double y = edges.size() > 1 ? (edges.get(1)[j] + edges.get(1)[j + 1]) / 2 : 0;
            for (int i = 0; i < x.length - 1; i++) {
                int bin = i + 1 + row * (x.length + 1);
                total += weight.of(bin, (x[i] + x[i + 1]) / 2, y);
            }
        }
        return total;
    }

    private double moment(int axis, int power) {
        return sum((bin, x, y) -> contents[bin] * Math.pow(axis == 0 ? x : y, power));
    }

    private double mixed() {
        return sum((bin, x, y) -> contents[bin] * x * y);
    }

    private double sumOfSquares() {
        return sum((bin, x, y) -> squares.length == 0 ? contents[bin] : squares[bin]);
    }
}
