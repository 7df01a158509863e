package org.kaon.io.image;

import org.kaon.io.column.FormatException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A binary batch of CIFAR-10 or CIFAR-100: records of one label (two: coarse, fine) and 3 × 32 ×
/// 32 values, the red plane first. The names of the classes are taken from the text files that lie
/// beside the batches.
///
/// *Source*: A. Krizhevsky, The CIFAR-10 dataset, "Binary version".
///
/// @param numbers how many classes each label byte tells apart
record CifarBatch(Path path, long rows, List<Integer> numbers, List<Labelling> labellings)
        implements Pictures {

    private static final Frame FRAME = new Frame(32, 32, 3);
    private static final int PLANE = 32 * 32;
    private static final int TEN = 1 + 3 * PLANE;
    private static final int HUNDRED = 2 + 3 * PLANE;

    static boolean fits(Path path) throws IOException {
        long size = Files.size(path);
        return String.valueOf(path.getFileName()).endsWith(".bin")
                && size > 0
                && (size % TEN == 0 || size % HUNDRED == 0);
    }

    static CifarBatch of(Path path) throws IOException {
        long size = Files.size(path);
        if (size % TEN == 0) {
            List<String> names = names(path, "batches.meta.txt", 10);
            return new CifarBatch(path, size / TEN, List.of(10), List.of(Labelling.of(names)));
        }
        List<String> coarse = names(path, "coarse_label_names.txt", 20);
        List<String> fine = names(path, "fine_label_names.txt", 100);
        return new CifarBatch(
                path,
                size / HUNDRED,
                List.of(20, 100),
                List.of(new Labelling("coarse_label", "coarse_class", coarse), Labelling.of(fine)));
    }

    private static List<String> names(Path batch, String name, int count) throws IOException {
        Path file = batch.resolveSibling(name);
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        if (Files.size(file) < 1 << 16) {
            Files.readAllLines(file).stream().filter(l -> !l.isBlank()).forEach(names::add);
        }
        if (names.size() != count) {
            throw FormatException.of(
                    file.toString(),
                    "",
                    "holds %d names, expected those of %d classes, one a line."
                            .formatted(names.size(), count));
        }
        return names;
    }

    @Override
    public String file() {
        return path.toString();
    }

    @Override
    public Frame frame() {
        return FRAME;
    }

    @Override
    public Walk from(long row) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        int record = numbers.size() + 3 * PLANE;
        in.skipNBytes(row * record);
        return new BatchWalk(in, row);
    }

    private final class BatchWalk implements Walk {

        private final InputStream in;
        private final byte[] values = new byte[3 * PLANE];
        private byte[] record = {};
        private long row;

        BatchWalk(InputStream in, long row) {
            this.in = in;
            this.row = row;
        }

        @Override
        public void next(int[] labels) throws IOException {
            int length = numbers.size() + 3 * PLANE;
            record = in.readNBytes(length);
            if (record.length < length) {
                throw FormatException.of(file(), "", "became shorter while it was read.");
            }
            for (int k = 0; k < numbers.size(); k++) {
                labels[k] = record[k] & 0xff;
                if (labels[k] >= numbers.get(k)) {
                    throw FormatException.at(
                            file(),
                            "",
                            row * length + k,
                            "a label of %d, expected one below %d. The file is damaged, or no batch of CIFAR-%d."
                                    .formatted(labels[k], numbers.get(k), numbers.getLast()));
                }
            }
            row++;
        }

        @Override
        public byte[] pixels() {
            for (int c = 0; c < 3; c++) {
                for (int i = 0; i < PLANE; i++) {
                    values[3 * i + c] = record[numbers.size() + c * PLANE + i];
                }
            }
            return values;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
