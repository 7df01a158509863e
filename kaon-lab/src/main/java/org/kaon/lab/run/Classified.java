package org.kaon.lab.run;

import org.kaon.io.column.ElementType;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.plot.PictureFigures;
import org.kaon.lab.prepare.PreparedEvents;
import org.kaon.lab.report.Gallery;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The first pictures of a part that were classified right, and the first wrong ones, of different
/// classes, kept as `pictures.npy` (`[pictures, height, width, channels]`) for the report.
final class Classified {

    private static final String FILE = "pictures.npy";
    private static final int MOST = 5;
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Classified() {}

    /// Which rows are shown: right ones first, at most one of each true class among either.
    static List<Integer> rows(Scores scores, int classes) {
        List<Integer> rows = new ArrayList<>();
        for (boolean right : new boolean[] {true, false}) {
            boolean[] seen = new boolean[classes];
            int found = 0;
            for (int row = 0; row < scores.rows() && found < MOST; row++) {
                int truth = (int) scores.truth(row, 0);
                if (!seen[truth] && scores.predicted(row) == truth == right) {
                    seen[truth] = true;
                    rows.add(row);
                    found++;
                }
            }
        }
        return rows;
    }

    /// The input that can be shown as a picture: of height, width and one or three channels.
    private static Optional<Map.Entry<String, Input>> pictures(Experiment experiment) {
        return experiment.inputs().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Input.Array)
                .filter(entry -> {
                    List<Integer> shape = entry.getValue().shape();
                    return shape.size() == 3 && (shape.get(2) == 1 || shape.get(2) == 3);
                })
                .findFirst();
    }

    /// Writes them, where the experiment has pictures and classes.
    static void write(
            RunDirectory directory,
            Experiment experiment,
            PreparedEvents events,
            Part part,
            Scores scores)
            throws IOException {
        Optional<Map.Entry<String, Input>> input = pictures(experiment);
        if (input.isEmpty() || !experiment.events().classifies()) {
            return;
        }
        List<Integer> rows = rows(scores, experiment.events().classes().size());
        List<Integer> shape = input.get().getValue().shape();
        int size = shape.stream().reduce(1, Math::multiplyExact);
        List<Long> extents = new ArrayList<>(List.of((long) rows.size()));
        shape.forEach(extent -> extents.add((long) extent));
        int[] next = {0};
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment values = arena.allocate(4L * size * rows.size(), 64);
            events.forEach(
                    part,
                    input.get().getKey(),
                    (_, memory, offset) -> {
                        int place = rows.indexOf(next[0]++);
                        if (place >= 0) {
                            MemorySegment.copy(
                                    memory, offset, values, 4L * size * place, 4L * size);
                        }
                    });
            Npy.write(directory.file(FILE), new Array(ElementType.FLOAT32, extents, values));
        }
    }

    /// The pictures with the network's outputs beside them; nothing where none were kept.
    static Gallery gallery(RunDirectory directory, Experiment experiment, Scores scores)
            throws IOException {
        List<Gallery.Exhibit> exhibits = new ArrayList<>();
        List<String> classes = experiment.events().classes();
        if (!directory.has(FILE) || scores.outputs() != classes.size()) {
            return new Gallery(exhibits);
        }
        List<Integer> rows = rows(scores, classes.size());
        try (Arena arena = Arena.ofConfined()) {
            Array array = Npy.read(directory.file(FILE), arena);
            if (array.shape().size() != 4 || array.shape().getFirst() != rows.size()) {
                return new Gallery(exhibits);
            }
            int columns = Math.toIntExact(array.shape().get(2));
            int channels = Math.toIntExact(array.shape().get(3));
            int size = Math.toIntExact(array.size() / Math.max(1, rows.size()));
            for (int i = 0; i < rows.size(); i++) {
                double[] values = new double[size];
                for (int k = 0; k < size; k++) {
                    values[k] = array.data().get(FLOAT, 4L * ((long) i * size + k));
                }
                add(exhibits, i, classes, scores, rows.get(i));
                exhibits.add(
                        exhibits.size() - 1,
                        new Gallery.Exhibit(
                                "picture-" + (i + 1),
                                PictureFigures.picture(columns, channels, values),
                                caption(classes, scores, rows.get(i))));
            }
        }
        return new Gallery(exhibits);
    }

    private static void add(
            List<Gallery.Exhibit> exhibits,
            int number,
            List<String> classes,
            Scores scores,
            int row) {
        double[] outputs = new double[classes.size()];
        for (int k = 0; k < outputs.length; k++) {
            outputs[k] = scores.output(row, k);
        }
        exhibits.add(
                new Gallery.Exhibit(
                        "outputs-" + (number + 1),
                        PictureFigures.probabilities(classes, (int) scores.truth(row, 0), outputs),
                        "Outputs for it; the true class in red."));
    }

    private static String caption(List<String> classes, Scores scores, int row) {
        int truth = (int) scores.truth(row, 0);
        int found = scores.predicted(row);
        if (truth == found) {
            return "%s, recognised (event %d)".formatted(classes.get(truth), row + 1);
        }
        return "%s, taken for %s (event %d)"
                .formatted(classes.get(truth), found < 0 ? "nothing" : classes.get(found), row + 1);
    }
}
