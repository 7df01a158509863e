package org.kaon.io.arrow;

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

/// Reads a range of rows, batch after batch.
final class ArrowReader implements Reader {

    private final ArrowFile file;
    private final List<Members.Member> members;
    private final Schema schema;
    private final Memory memory;
    private final long end;
    private long next;
    private int batch = -1;
    private Optional<Open> open = Optional.empty();

    /// The batch that holds the next row.
    private record Open(
            Buffers buffers, Dictionaries dictionaries, List<Batch.Placed> fields, long first) {}

    ArrowReader(ArrowFile file, List<Members.Member> members, Split rows, Memory memory) {
        this.file = file;
        this.members = List.copyOf(members);
        this.schema =
                new Schema(
                        members.stream()
                                .map(it -> new Schema.Field(it.name(), it.type()))
                                .toList());
        this.memory = memory;
        this.next = rows.firstRow();
        this.end = rows.end();
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        int holding = file.batchOf(next);
        if (holding != batch) {
            batch = holding;
            open = Optional.of(open(holding));
        }
        Open current = open.orElseThrow();
        long from = next - current.first;
        long rows = Math.min(memory.rows(), file.batches().get(batch).rows() - from);
        rows = Math.min(rows, end - next);
        Arena arena = memory.arenas().get();
        try {
            List<Column> columns = new ArrayList<>();
            for (Members.Member member : members) {
                columns.add(column(current, member, from, from + rows, arena));
            }
            Chunk chunk = new Chunk(schema, next, rows, columns, arena);
            next += rows;
            return Optional.of(chunk);
        } catch (ArithmeticException e) {
            arena.close();
            throw file.bytes().error("", 0, "more values than fit into one piece.");
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private Open open(int number) throws IOException {
        Batch holding = file.batches().get(number);
        return new Open(
                new Buffers(file.bytes(), holding),
                file.dictionaries(number),
                holding.place(file.bytes(), file.fields()),
                file.firstRow(number));
    }

    private Column column(Open current, Members.Member member, long from, long to, Arena arena)
            throws IOException {
        Decoder decoder =
                new Decoder(
                        file.bytes(),
                        current.buffers,
                        file.types(),
                        current.dictionaries,
                        member.name(),
                        arena);
        Batch.Placed placed = current.fields.get(member.field());
        return Members.column(
                decoder.column(placed, from, to, member.path()), member.path(), arena);
    }

    @Override
    public void close() {
        next = end;
    }
}
