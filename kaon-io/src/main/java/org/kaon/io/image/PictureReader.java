package org.kaon.io.image;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Split;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a range of pictures. Only what is wanted is decoded.
final class PictureReader implements Reader {

    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    // Bytes of pictures in one chunk, unless the whole file is asked for.
    private static final long LARGEST = 64L << 20;

    private final Pictures pictures;
    private final Schema schema;
    private final Pictures.Walk walk;
    private final Memory memory;
    private final boolean pixels;
    private final long end;
    private final long step;
    private long next;

    PictureReader(Pictures pictures, Schema schema, Split range, Memory memory) throws IOException {
        this.pictures = pictures;
        this.schema = schema;
        this.next = range.firstRow();
        this.end = range.end();
        this.pixels = schema.names().contains("image");
        long most = Math.max(1, LARGEST / pictures.frame().size());
        this.step =
                memory.rows() == Long.MAX_VALUE || !pixels
                        ? memory.rows()
                        : Math.min(memory.rows(), most);
        this.memory = memory;
        this.walk = pictures.from(next);
    }

    @Override
    public Optional<Chunk> next() throws IOException {
        if (next >= end) {
            return Optional.empty();
        }
        int rows = Math.toIntExact(Math.min(step, end - next));
        Arena arena = memory.arenas().get();
        try {
            Chunk chunk = new Chunk(schema, next, rows, columns(rows, arena), arena);
            next += rows;
            return Optional.of(chunk);
        } catch (IOException | RuntimeException | Error e) {
            arena.close();
            throw e;
        }
    }

    private List<Column> columns(int rows, Arena arena) throws IOException {
        int size = pictures.frame().size();
        List<Labelling> labellings = pictures.labellings();
        MemorySegment images = arena.allocate(pixels ? (long) rows * size : 0, 64);
        int[][] labels = new int[rows][labellings.size()];
        for (int row = 0; row < rows; row++) {
            walk.next(labels[row]);
            if (pixels) {
                MemorySegment.copy(
                        walk.pixels(), 0, images, ValueLayout.JAVA_BYTE, (long) row * size, size);
            }
        }
        List<Column> columns = new ArrayList<>();
        for (String name : schema.names()) {
            columns.add(
                    name.equals("image")
                            ? new Fixed(
                                    rows,
                                    pictures.frame().shape(),
                                    new Flat(ElementType.UINT8, (long) rows * size, images))
                            : known(name, labels, arena));
        }
        return columns;
    }

    private Column known(String name, int[][] labels, Arena arena) throws IOException {
        List<Labelling> labellings = pictures.labellings();
        for (int k = 0; k < labellings.size(); k++) {
            if (name.equals(labellings.get(k).number())) {
                MemorySegment data = arena.allocate(4L * labels.length, 64);
                for (int row = 0; row < labels.length; row++) {
                    data.set(INT, 4L * row, labels[row][k]);
                }
                return new Flat(ElementType.INT32, labels.length, data);
            }
            if (name.equals(labellings.get(k).name())) {
                return names(labellings.get(k), k, labels, arena);
            }
        }
        throw FormatException.of(pictures.file(), name, "is no column of pictures.");
    }

    private static Text names(Labelling labelling, int k, int[][] labels, Arena arena) {
        List<byte[]> names =
                labelling.classes().stream()
                        .map(name -> name.getBytes(StandardCharsets.UTF_8))
                        .toList();
        long[] counts = new long[labels.length];
        long all = 0;
        for (int row = 0; row < labels.length; row++) {
            counts[row] = names.get(labels[row][k]).length;
            all += counts[row];
        }
        MemorySegment utf8 = arena.allocate(all, 64);
        long at = 0;
        for (int[] label : labels) {
            byte[] name = names.get(label[k]);
            MemorySegment.copy(name, 0, utf8, ValueLayout.JAVA_BYTE, at, name.length);
            at += name.length;
        }
        return new Text(Offsets.ofCounts(arena, counts), utf8);
    }

    @Override
    public void close() throws IOException {
        next = end;
        walk.close();
    }
}
