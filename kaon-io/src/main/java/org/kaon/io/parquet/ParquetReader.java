package org.kaon.io.parquet;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Members;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a range of rows, row group after row group.
final class ParquetReader implements Reader {

    /// A member, and the part of the schema that it needs.
    record Wanted(Members.Member member, Node node) {}

    private record Open(Wanted wanted, List<LeafReader> leaves) {}

    private final BinaryFile file;
    private final Footer footer;
    private final List<Wanted> wanted;
    private final Schema schema;
    private final Memory memory;
    private final long end;
    private final int columns;
    private List<Open> open = List.of();
    private long next;
    private long groupEnd;

    ParquetReader(BinaryFile file, Footer footer, List<Wanted> wanted, Split rows, Memory memory) {
        this.file = file;
        this.footer = footer;
        this.wanted = List.copyOf(wanted);
        this.schema =
                new Schema(
                        wanted.stream()
                                .map(it -> new Schema.Field(it.member().name(), it.member().type()))
                                .toList());
        this.memory = memory;
        this.next = rows.firstRow();
        this.groupEnd = next;
        this.end = rows.end();
        this.columns = footer.groups().isEmpty() ? 0 : footer.groups().getFirst().columns().size();
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        if (next == groupEnd) {
            enter();
        }
        long rows = Math.min(memory.rows(), Math.min(end, groupEnd) - next);
        Arena arena = memory.arenas().get();
        try {
            List<Column> read = new ArrayList<>();
            for (Open one : open) {
                read.add(column(one, rows, arena));
            }
            Chunk chunk = new Chunk(schema, next, rows, read, arena);
            next += rows;
            return Optional.of(chunk);
        } catch (IndexOutOfBoundsException e) {
            arena.close();
            throw file.error("", 0, String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    // Opens the row group that holds the next row.
    private void enter() throws IOException {
        Footer.RowGroup group =
                footer.groups().stream()
                        .filter(it -> next < it.firstRow() + it.rows())
                        .findFirst()
                        .orElseThrow();
        List<Open> fresh = new ArrayList<>();
        for (Wanted one : wanted) {
            List<LeafReader> leaves = new ArrayList<>();
            for (Node.Leaf leaf : one.node.leaves()) {
                LeafReader reader =
                        new LeafReader(
                                file, one.member.name(), leaf, group.columns().get(leaf.column()));
                reader.skip(next - group.firstRow());
                leaves.add(reader);
            }
            fresh.add(new Open(one, leaves));
        }
        open = fresh;
        groupEnd = group.firstRow() + group.rows();
    }

    private Column column(Open one, long rows, Arena arena) throws IOException {
        LeafRows[] levels = new LeafRows[columns];
        List<Node.Leaf> leaves = one.wanted.node.leaves();
        for (int i = 0; i < leaves.size(); i++) {
            levels[leaves.get(i).column()] = one.leaves.get(i).read(rows);
        }
        Members.Member member = one.wanted.member;
        Column top =
                new Assembly(levels, arena, file.name(), member.name()).column(one.wanted.node);
        return Members.column(top, member.path(), arena);
    }

    @Override
    public void close() {
        next = end;
    }
}
