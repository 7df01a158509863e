package org.kaon.io.parquet;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;

/// The values and levels of one column of a new file, until their row group is written.
final class NewLeaf {

    private final List<String> path;
    private final Storage storage;
    private final int level;
    private final int lists;
    private final ValueBuffer values;
    private byte[] definition = {};
    private byte[] repetition = {};
    private int count;

    /// @param level definition level of a value that is there
    /// @param lists how many lists lie around a value
    NewLeaf(List<String> path, ColumnType type, int level, int lists) {
        this.path = List.copyOf(path);
        this.storage = Storage.of(type);
        this.level = level;
        this.lists = lists;
        this.values = new ValueBuffer(storage.width() == 0);
    }

    List<String> path() {
        return path;
    }

    Storage storage() {
        return storage;
    }

    int level() {
        return level;
    }

    int lists() {
        return lists;
    }

    ValueBuffer values() {
        return values;
    }

    byte[] definition() {
        return definition;
    }

    byte[] repetition() {
        return repetition;
    }

    /// Values, those counted that are not there.
    int count() {
        return count;
    }

    /// Bytes that wait.
    long size() {
        return values.size() + 2L * count;
    }

    void clear() {
        values.clear();
        count = 0;
    }

    /// Adds that nothing is there.
    void missing(int repeats, int defines) {
        levels(1, repeats, repeats, defines);
    }

    /// Adds the values from `from` to `to`.
    ///
    /// @param first repetition level of the first, `others` of all others
    void add(Column column, long from, long to, int first, int others) {
        levels(Math.toIntExact(to - from), first, others, level);
        switch (column) {
            case Flat flat -> numbers(flat, from, to);
            case Text text -> {
                for (long i = from; i < to; i++) {
                    bytes(text.utf8(), text.offsets().start(i), text.offsets().count(i));
                }
            }
            case Opaque opaque -> {
                for (long i = from; i < to; i++) {
                    bytes(opaque.bytes(), opaque.offsets().start(i), opaque.offsets().count(i));
                }
            }
            default -> throw new IllegalArgumentException("No single value: " + column.type());
        }
    }

    private void levels(int more, int first, int others, int defines) {
        if (count + more > definition.length) {
            int room = Math.max(2 * count, Math.max(256, Math.addExact(count, more)));
            definition = Arrays.copyOf(definition, room);
            repetition = Arrays.copyOf(repetition, room);
        }
        Arrays.fill(definition, count, count + more, (byte) defines);
        Arrays.fill(repetition, count, count + more, (byte) others);
        if (more > 0) {
            repetition[count] = (byte) first;
        }
        count += more;
    }

    private void numbers(Flat flat, long from, long to) {
        int width = flat.element().bytes();
        int at = values.grow((to - from) * storage.width());
        byte[] target = values.bytes();
        if (width == storage.width()) {
            MemorySegment.copy(
                    flat.data(),
                    from * width,
                    MemorySegment.ofArray(target),
                    at,
                    (to - from) * width);
            return;
        }
        for (long i = from; i < to; i++, at += 4) {
            Words.put(target, at, (int) flat.longAt(i));
        }
    }

    private void bytes(MemorySegment from, long start, long length) {
        int at = values.grow(length);
        MemorySegment.copy(
                from, ValueLayout.JAVA_BYTE, start, values.bytes(), at, Math.toIntExact(length));
        values.ended();
    }
}
