package org.kaon.io.parquet;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ObjIntConsumer;

/// Some rows of one column: their levels, and the values that wait to be decoded.
final class LeafRows {

    private static final int MOST = 1 << 28;
    private static final int STEP = 1 << 13;

    private record Part(Values values, int count) {}

    private final Node.Leaf leaf;
    private final LeafReader reader;
    private final List<Part> parts = new ArrayList<>();
    private byte[] definition = {};
    private byte[] repetition = {};
    private int count;
    private int present;

    LeafRows(Node.Leaf leaf, LeafReader reader) {
        this.leaf = leaf;
        this.reader = reader;
    }

    /// Adds values `from` to `to` of a page.
    void add(PageLevels levels, int from, int to, Values values) {
        int more = to - from;
        if (more > MOST - count) {
            throw new IndexOutOfBoundsException("more than 2^28 values in one piece of a column");
        }
        if (levels.definition().length > 0) {
            definition = appended(definition, count, levels.definition(), from, more);
        }
        if (levels.repetition().length > 0) {
            repetition = appended(repetition, count, levels.repetition(), from, more);
        }
        int there = levels.present(from, to, leaf.level());
        parts.add(new Part(values, there));
        count += more;
        present += there;
    }

    private static byte[] appended(byte[] to, int at, byte[] from, int start, int more) {
        byte[] room = at + more <= to.length ? to : Arrays.copyOf(to, Math.max(2 * at, at + more));
        System.arraycopy(from, start, room, at, more);
        return room;
    }

    Node.Leaf leaf() {
        return leaf;
    }

    /// Values, those counted that are not there.
    int count() {
        return count;
    }

    /// Values that are there.
    int present() {
        return present;
    }

    /// The definition level of a value.
    int definition(int index) {
        return definition.length == 0 ? leaf.level() : definition[index];
    }

    /// The repetition level of a value.
    int repetition(int index) {
        return repetition.length == 0 ? 0 : repetition[index];
    }

    /// How many values begin a slot of a node: the repetition level is at most `lists` and the
    /// definition level at least `level`.
    int slots(int level, int lists) {
        boolean anyLevel = level <= 0 || definition.length == 0;
        boolean anyList = lists >= leaf.lists() || repetition.length == 0;
        if (anyList) {
            return anyLevel ? count : level == leaf.level() ? present : least(level);
        }
        int slots = 0;
        for (int i = 0; i < count; i++) {
            if (repetition[i] <= lists) {
                slots += anyLevel || definition[i] >= level ? 1 : 0;
            }
        }
        return slots;
    }

    private int least(int level) {
        int slots = 0;
        for (int i = 0; i < count; i++) {
            slots += definition[i] >= level ? 1 : 0;
        }
        return slots;
    }

    /// Writes where the lists of a node's slots start; gives the number of their items.
    long starts(Node.Many many, int level, int lists, MemorySegment offsets) {
        long slot = 0;
        long items = 0;
        boolean anyItem = many.depth() >= leaf.lists();
        for (int i = 0; i < count; i++) {
            int there = definition(i);
            int again = repetition(i);
            if (again <= lists && there >= level) {
                offsets.set(Landing.LONG, 8 * slot++, items);
            }
            items += there >= many.itemLevel() && (anyItem || again <= many.depth()) ? 1 : 0;
        }
        return items;
    }

    /// Decodes the values that are there, some at a time, through `buffer`; `sink` takes the buffer
    /// and the number of values after each step. A buffer of texts is not emptied between.
    void decode(ValueBuffer buffer, ObjIntConsumer<ValueBuffer> sink) throws IOException {
        for (Part part : parts) {
            for (int done = 0; done < part.count; done += STEP) {
                int now = Math.min(STEP, part.count - done);
                if (!buffer.variable()) {
                    buffer.clear();
                }
                reader.checked(() -> part.values.read(now, buffer));
                sink.accept(buffer, now);
            }
        }
    }
}
