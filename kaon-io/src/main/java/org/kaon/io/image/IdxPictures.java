package org.kaon.io.image;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Pictures in an IDX file, with the labels in the file beside it.
record IdxPictures(IdxFile images, Optional<IdxFile> labels, Frame frame) implements Pictures {

    static IdxPictures of(Path path) throws IOException {
        IdxFile images = IdxFile.open(path);
        List<Integer> extents = images.extents();
        int rank = extents.size();
        int channels = rank == 4 ? extents.get(3) : 1;
        if (rank != 3 && rank != 4 || channels != 1 && channels != 3) {
            throw FormatException.at(
                    path.toString(),
                    "",
                    3,
                    "extents %s, expected pictures: number, height, width (and 1 or 3 channels).%s"
                            .formatted(
                                    extents,
                                    rank == 1
                                            ? " These are labels: name the file of the pictures,"
                                                    + " labels are found beside it."
                                            : ""));
        }
        int height = extents.get(1);
        int width = extents.get(2);
        if (!Frame.sensible(height, width, channels)) {
            throw FormatException.at(
                    path.toString(),
                    "",
                    8,
                    "pictures of %d × %d pixels are not read.".formatted(height, width));
        }
        Optional<IdxFile> labels = labels(path);
        if (labels.isPresent()) {
            requireLabels(labels.get(), images, path);
        }
        return new IdxPictures(images, labels, new Frame(height, width, channels));
    }

    private static Optional<IdxFile> labels(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        String other = name.replace("images", "labels").replaceAll("idx[34]", "idx1");
        if (other.equals(name)) {
            return Optional.empty();
        }
        String plain = other.endsWith(".gz") ? other.substring(0, other.length() - 3) : other;
        for (String candidate : List.of(other, plain, plain + ".gz")) {
            Path file = path.resolveSibling(candidate);
            if (Files.isRegularFile(file)) {
                return Optional.of(IdxFile.open(file));
            }
        }
        return Optional.empty();
    }

    private static void requireLabels(IdxFile labels, IdxFile images, Path path)
            throws FormatException {
        if (labels.extents().size() != 1 || labels.rows() != images.rows()) {
            throw FormatException.of(
                    labels.path().toString(),
                    "",
                    "holds values of the extents %s, expected one label for each of the %d pictures of %s."
                            .formatted(labels.extents(), images.rows(), path.getFileName()));
        }
    }

    @Override
    public String file() {
        return images.path().toString();
    }

    @Override
    public long rows() {
        return images.rows();
    }

    @Override
    public List<Labelling> labellings() {
        return labels.isPresent() ? List.of(Labelling.of(List.of())) : List.of();
    }

    @Override
    public Walk from(long row) throws IOException {
        IdxFile.Rows pixels = images.from(row);
        try {
            Optional<IdxFile.Rows> numbers =
                    labels.isPresent() ? Optional.of(labels.get().from(row)) : Optional.empty();
            return new IdxWalk(pixels, numbers);
        } catch (IOException e) {
            pixels.close();
            throw e;
        }
    }

    private static final class IdxWalk implements Walk {

        private final IdxFile.Rows pixels;
        private final Optional<IdxFile.Rows> labels;
        private byte[] values = {};

        IdxWalk(IdxFile.Rows pixels, Optional<IdxFile.Rows> labels) {
            this.pixels = pixels;
            this.labels = labels;
        }

        @Override
        public void next(int[] into) throws IOException {
            values = pixels.next();
            if (labels.isPresent()) {
                into[0] = labels.get().next()[0] & 0xff;
            }
        }

        @Override
        public byte[] pixels() {
            return values;
        }

        @Override
        public void close() throws IOException {
            pixels.close();
            if (labels.isPresent()) {
                labels.get().close();
            }
        }
    }
}
