package org.kaon.lab.run;

import org.kaon.io.column.ElementType;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.experiment.JetPicture;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.prepare.PreparedEvents;
import org.kaon.physics.jet.JetImage;
import org.kaon.physics.jet.MeanImage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The pictures of a run's training part: of each class the mean and the first one, as `images.npy`
/// of shape `[classes, 2, pixels, pixels]`, and where pixels have several channels these last.
///
/// @param channels numbers in a pixel
record Images(int pixels, int channels, List<double[]> means, List<double[]> firsts) {

    private static final String FILE = "images.npy";
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// Writes them, where the experiment has pictures and classes.
    static void write(RunDirectory directory, Experiment experiment, PreparedEvents events)
            throws IOException {
        int classes = experiment.events().classes().size();
        for (Map.Entry<String, Input> entry : experiment.inputs().entrySet()) {
            if (entry.getValue() instanceof JetPicture picture && classes > 0) {
                write(directory, events, entry.getKey(), picture.image(), classes);
                return;
            }
        }
    }

    private static void write(
            RunDirectory directory,
            PreparedEvents events,
            String input,
            JetImage image,
            int classes)
            throws IOException {
        int size = image.size();
        MeanImage means = new MeanImage(classes, size);
        List<float[]> firsts = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            firsts.add(new float[size]);
        }
        events.forEach(
                Part.TRAIN,
                input,
                (label, memory, offset) -> {
                    if (means.count(label) == 0) {
                        MemorySegment.copy(memory, FLOAT, offset, firsts.get(label), 0, size);
                    }
                    means.add(label, memory, offset);
                });
        List<Long> shape = new ArrayList<>();
        shape.addAll(List.of((long) classes, 2L, (long) image.pixels(), (long) image.pixels()));
        if (image.channels() > 1) {
            shape.add((long) image.channels());
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocate(8L * size * classes, 64);
            for (int label = 0; label < classes; label++) {
                double[] mean = means.mean(label);
                for (int i = 0; i < size; i++) {
                    bytes.set(FLOAT, 4L * (2L * label * size + i), (float) mean[i]);
                    bytes.set(FLOAT, 4L * ((2L * label + 1) * size + i), firsts.get(label)[i]);
                }
            }
            Npy.write(directory.file(FILE), new Array(ElementType.FLOAT32, shape, bytes));
        }
    }

    static boolean in(RunDirectory directory) {
        return Files.isRegularFile(directory.file(FILE));
    }

    static Images read(RunDirectory directory) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            Array array = Npy.read(directory.file(FILE), arena);
            int pixels = Math.toIntExact(array.shape().get(2));
            int channels = array.shape().size() > 4 ? Math.toIntExact(array.shape().get(4)) : 1;
            int size = pixels * pixels * channels;
            List<double[]> means = new ArrayList<>();
            List<double[]> firsts = new ArrayList<>();
            for (int label = 0; label < array.shape().getFirst(); label++) {
                double[] mean = new double[size];
                double[] first = new double[size];
                for (int i = 0; i < size; i++) {
                    mean[i] = array.at(2L * label * size + i);
                    first[i] = array.at((2L * label + 1) * size + i);
                }
                means.add(mean);
                firsts.add(first);
            }
            return new Images(pixels, channels, means, firsts);
        }
    }

    /// One channel of an image of all.
    double[] channel(double[] image, int channel) {
        double[] one = new double[image.length / channels];
        for (int i = 0; i < one.length; i++) {
            one[i] = image[i * channels + channel];
        }
        return one;
    }
}
