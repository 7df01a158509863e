package org.kaon.io.image;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Pictures with their classes, one a row.
///
/// | column | type | where |
/// |---|---|---|
/// | `image` | uint8, height × width × channels | always |
/// | `label` | int32, the class's number | where the files tell classes |
/// | `class` | text, the class's name | where the files tell names |
///
/// Of CIFAR-100 `label` is the fine class; `coarse_label` and `coarse_class` are the coarse one.
///
/// *Errors*: [FormatException] with file and place for pictures of different sizes, truncated or
/// damaged ones, pictures outside of class folders, counts that a file cannot hold.
public final class PictureSource implements Source {

    private static final String IMAGE = "image";

    // Splits of pictures that are decoded are worth a thread of their own from here on.
    private static final long ROWS = 1000;

    private final Pictures pictures;
    private final Schema schema;

    private PictureSource(Pictures pictures) {
        this.pictures = pictures;
        List<Schema.Field> fields = new ArrayList<>();
        fields.add(
                new Schema.Field(
                        IMAGE,
                        new ColumnType.Fixed(
                                pictures.frame().shape(), new ColumnType.Flat(ElementType.UINT8))));
        for (Labelling labelling : pictures.labellings()) {
            fields.add(
                    new Schema.Field(labelling.number(), new ColumnType.Flat(ElementType.INT32)));
            if (!labelling.classes().isEmpty()) {
                fields.add(new Schema.Field(labelling.name(), new ColumnType.Text()));
            }
        }
        this.schema = new Schema(fields);
    }

    /// The pictures of a folder of class folders: `CLASS/*.png`, `CLASS/*.jpg`. Classes are
    /// numbered by their names in order.
    ///
    /// @param object the folder inside it whose class folders are meant, or empty
    public static PictureSource folder(Path folder, String object) throws IOException {
        return new PictureSource(ClassFolders.of(new Shelf.Folder(folder), object));
    }

    /// The pictures of class folders in a ZIP archive, read by random access.
    ///
    /// @param object the folder inside it whose class folders are meant, or empty
    public static PictureSource zip(Path archive, String object) throws IOException {
        Shelf shelf = Shelf.Archive.open(archive);
        try {
            return new PictureSource(ClassFolders.of(shelf, object));
        } catch (IOException | RuntimeException e) {
            shelf.close();
            throw e;
        }
    }

    /// The pictures of an IDX file, compressed with gzip or not; their labels are looked for beside
    /// it (`train-labels-idx1-ubyte` for `train-images-idx3-ubyte`).
    public static PictureSource idx(Path file) throws IOException {
        return new PictureSource(IdxPictures.of(file));
    }

    /// Whether a file compressed with gzip holds an IDX file.
    public static boolean isCompressedIdx(Path file) throws IOException {
        return IdxFile.isCompressed(file);
    }

    /// The pictures of a binary batch of CIFAR-10 or CIFAR-100.
    public static PictureSource cifar(Path file) throws IOException {
        return new PictureSource(CifarBatch.of(file));
    }

    /// Whether a file can be a binary batch: it is a `.bin` of so many records.
    public static boolean isCifar(Path file) throws IOException {
        return CifarBatch.fits(file);
    }

    Pictures pictures() {
        return pictures;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return pictures.rows();
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (long at = 0; at < rows(); at += ROWS) {
            splits.add(new Split(at, Math.min(ROWS, rows() - at)));
        }
        return splits;
    }

    @Override
    public Reader open(Split range, Projection columns, Memory memory) throws IOException {
        Schema chosen = schema.select(columns, pictures.file(), "");
        if (range.end() > rows()) {
            throw FormatException.of(
                    pictures.file(),
                    "",
                    "has %d rows, asked for %d to %d."
                            .formatted(rows(), range.firstRow(), range.end()));
        }
        return new PictureReader(pictures, chosen, range, memory);
    }

    @Override
    public void close() throws IOException {
        pictures.close();
    }
}
