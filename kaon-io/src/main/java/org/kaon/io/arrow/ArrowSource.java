package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Members;
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

/// The table in a file or stream of Arrow, or in a Feather file of version 2.
///
/// Members of structures are columns of their own (`muons/pt`); a structure as a whole (`muons`)
/// can be asked for too. A split is a batch.
public final class ArrowSource implements Source {

    private static final byte[] FEATHER_1 = {'F', 'E', 'A', '1'};

    private final ArrowFile file;
    private final Members members;
    private final Schema schema;

    private ArrowSource(ArrowFile file, Members members, Schema schema) {
        this.file = file;
        this.members = members;
        this.schema = schema;
    }

    /// How a file starts.
    public static byte[] signature() {
        return Message.MAGIC.clone();
    }

    /// Whether a file is a stream: it starts with the mark of a message or, before Arrow 0.15, with
    /// the length of a head that is a schema's.
    public static boolean isStream(Path path) throws IOException {
        try (BinaryFile file = BinaryFile.open(path)) {
            return Message.startsStream(file);
        }
    }

    /// How a Feather file of version 1 starts, which is refused.
    public static byte[] oldSignature() {
        return FEATHER_1.clone();
    }

    /// The error for a Feather file of version 1.
    public static FormatException tooOld(Path path) {
        return FormatException.of(
                path.toString(),
                "",
                "is a Feather file of version 1, which Kaon does not read; write it again with"
                        + " pyarrow.feather.write_feather.");
    }

    /// Opens a file or a stream.
    ///
    /// *Errors*: [FormatException] where it is damaged or big-endian.
    public static ArrowSource open(Path path) throws IOException {
        BinaryFile file = BinaryFile.open(path);
        try {
            return of(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// The table in a file that is open; the source closes it.
    static ArrowSource of(BinaryFile bytes) throws IOException {
        ArrowFile file = ArrowFile.read(bytes);
        List<Schema.Field> fields = new ArrayList<>();
        for (Field field : file.fields()) {
            fields.add(new Schema.Field(field.name(), file.types().of(field)));
        }
        Members members = new Members(fields);
        try {
            return new ArrowSource(file, members, members.schema());
        } catch (IllegalArgumentException e) {
            throw FormatException.of(
                    bytes.name(), "", "has a schema that cannot be: " + e.getMessage());
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return file.rows();
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        for (int i = 0; i < file.batches().size(); i++) {
            if (file.batches().get(i).rows() > 0) {
                splits.add(new Split(file.firstRow(i), file.batches().get(i).rows()));
            }
        }
        return List.copyOf(splits);
    }

    @Override
    public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
        if (rows.end() > rows()) {
            throw FormatException.of(
                    file.bytes().name(),
                    "",
                    "has %d rows, asked for %d to %d."
                            .formatted(rows(), rows.firstRow(), rows.end()));
        }
        return new ArrowReader(file, members.select(columns, file.bytes().name()), rows, memory);
    }

    @Override
    public void close() throws IOException {
        file.bytes().close();
    }
}
