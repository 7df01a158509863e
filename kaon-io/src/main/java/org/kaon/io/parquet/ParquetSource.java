package org.kaon.io.parquet;

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

/// The table in a Parquet file.
///
/// Members of structures are columns of their own (`muons/pt`); a structure as a whole (`muons`)
/// can be asked for too. A split is a row group; of other rows, whole pages are passed over where
/// their heads allow.
public final class ParquetSource implements Source {

    private final BinaryFile file;
    private final Footer footer;
    private final Members members;
    private final Schema schema;

    private ParquetSource(BinaryFile file, Footer footer, Members members, Schema schema) {
        this.file = file;
        this.footer = footer;
        this.members = members;
        this.schema = schema;
    }

    /// How a Parquet file starts.
    public static byte[] signature() {
        return Footer.MAGIC.clone();
    }

    /// Opens a file.
    ///
    /// *Errors*: [FormatException] where it is damaged or encrypted.
    public static ParquetSource open(Path path) throws IOException {
        BinaryFile file = BinaryFile.open(path);
        try {
            return of(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// The table in a file that is open; the source closes it.
    static ParquetSource of(BinaryFile file) throws IOException {
        Footer footer = Footer.read(file);
        List<Schema.Field> fields = new ArrayList<>();
        for (Node node : footer.schema()) {
            if (!node.leaves().isEmpty()) {
                fields.add(new Schema.Field(node.name(), node.type()));
            }
        }
        Members members = new Members(fields);
        try {
            return new ParquetSource(file, footer, members, members.schema());
        } catch (IllegalArgumentException e) {
            throw FormatException.of(
                    file.name(), "", "has a schema that cannot be: " + e.getMessage());
        }
    }

    Footer footer() {
        return footer;
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return footer.rows();
    }

    @Override
    public List<Split> splits() {
        return footer.groups().stream()
                .filter(group -> group.rows() > 0)
                .map(group -> new Split(group.firstRow(), group.rows()))
                .toList();
    }

    @Override
    public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
        if (rows.end() > rows()) {
            throw FormatException.of(
                    file.name(),
                    "",
                    "has %d rows, asked for %d to %d."
                            .formatted(rows(), rows.firstRow(), rows.end()));
        }
        List<ParquetReader.Wanted> wanted = new ArrayList<>();
        for (Members.Member member : members.select(columns, file.name())) {
            Node node = top(members.fields().get(member.field()).name());
            wanted.add(new ParquetReader.Wanted(member, pruned(node, member.path())));
        }
        return new ParquetReader(file, footer, wanted, rows, memory);
    }

    private Node top(String name) {
        return footer.schema().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /// The node with only those fields that lie on the path.
    private static Node pruned(Node node, List<String> path) {
        if (path.isEmpty()) {
            return node;
        }
        return switch (node) {
            case Node.Leaf leaf -> leaf;
            case Node.Many many ->
                    new Node.Many(
                            many.name(),
                            many.level(),
                            many.missing(),
                            many.itemLevel(),
                            many.depth(),
                            pruned(many.item(), path));
            case Node.Group group ->
                    new Node.Group(
                            group.name(),
                            group.level(),
                            group.missing(),
                            group.fields().stream()
                                    .filter(field -> field.name().equals(path.getFirst()))
                                    .map(field -> pruned(field, path.subList(1, path.size())))
                                    .toList());
        };
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
