package org.kaon.io.parquet;

import static org.kaon.io.parquet.Landing.DOUBLE;
import static org.kaon.io.parquet.Landing.FLOAT;
import static org.kaon.io.parquet.Landing.LONG;

import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/// Puts values and levels together to columns.
///
/// A *slot* is a place in a column: of a row, or of an item of a list. The slots of a node are
/// those of its values whose repetition level is at most the number of lists around the node, and
/// whose definition level says that the innermost of these lists has an item there.
///
/// @param rows of every leaf that is read, by its column
/// @param object name of the table's column, for errors
record Assembly(LeafRows[] rows, Arena arena, String file, String object) {

    private static final int ALIGNMENT = 64;

    /// The column of an outermost node.
    Column column(Node node) throws IOException {
        return column(node, 0, 0);
    }

    private Column column(Node node, int level, int lists) throws IOException {
        LeafRows guide = rows[node.leaves().getFirst().column()];
        Column content =
                switch (node) {
                    case Node.Leaf leaf -> leaf(leaf, level, guide.slots(level, lists));
                    case Node.Group group -> group(group, guide, level, lists);
                    case Node.Many many -> list(many, guide, level, lists);
                };
        if (!node.missing()) {
            return content;
        }
        MemorySegment valid = arena.allocate(content.length(), ALIGNMENT);
        long slot = 0;
        for (int i = 0; i < guide.count(); i++) {
            if (guide.repetition(i) <= lists && guide.definition(i) >= level) {
                byte there = (byte) (guide.definition(i) >= node.level() ? 1 : 0);
                valid.set(ValueLayout.JAVA_BYTE, slot++, there);
            }
        }
        return new Nullable(valid, content);
    }

    private Struct group(Node.Group group, LeafRows guide, int level, int lists)
            throws IOException {
        List<Column> fields = new ArrayList<>();
        for (Node field : group.fields()) {
            fields.add(column(field, level, lists));
        }
        int slots = guide.slots(level, lists);
        for (Column field : fields) {
            if (field.length() != slots) {
                throw error("has fields of %d and %d rows".formatted(slots, field.length()));
            }
        }
        return new Struct(slots, group.fields().stream().map(Node::name).toList(), fields);
    }

    private Jagged list(Node.Many many, LeafRows guide, int level, int lists) throws IOException {
        int slots = guide.slots(level, lists);
        MemorySegment offsets = arena.allocate(8L * (slots + 1), ALIGNMENT);
        long items = guide.starts(many, level, lists, offsets);
        offsets.set(LONG, 8L * slots, items);
        Column content = column(many.item(), many.itemLevel(), many.depth());
        if (content.length() != items) {
            throw error("has lists of %d and %d items".formatted(items, content.length()));
        }
        return new Jagged(new Offsets(slots, offsets), content);
    }

    /// @param level the least definition level of a slot: what is below stands for an empty list
    private Column leaf(Node.Leaf leaf, int level, int slots) throws IOException {
        LeafRows values = rows[leaf.column()];
        return switch (leaf.values().landing()) {
            case Landing.Numbers numbers -> numbers(values, numbers, level, slots);
            case Landing.Decimals decimals -> decimals(values, decimals, level, slots);
            case Landing.Texts _ -> {
                Packed packed = packed(values, level, slots);
                yield new Text(packed.offsets, packed.bytes);
            }
            case Landing.Bytes bytes -> {
                Packed packed = packed(values, level, slots);
                yield new Opaque(
                        packed.offsets, packed.bytes, bytes.typeName(), Landing.Bytes.REASON);
            }
        };
    }

    private Flat numbers(LeafRows values, Landing.Numbers numbers, int slotLevel, int slots)
            throws IOException {
        ElementType element = numbers.element();
        MemorySegment data = arena.allocate((long) slots * element.bytes(), ALIGNMENT);
        long[] at = {0};
        values.decode(
                new ValueBuffer(false),
                (buffer, count) -> {
                    numbers.conversion().land(buffer.bytes(), count, data, at[0]);
                    at[0] += count;
                });
        if (values.present() < slots) {
            spread(values, element, data, slotLevel, slots);
        }
        return new Flat(element, slots, data);
    }

    private Flat decimals(LeafRows values, Landing.Decimals decimals, int slotLevel, int slots)
            throws IOException {
        MemorySegment data = arena.allocate((long) slots * Double.BYTES, ALIGNMENT);
        ValueBuffer all = new ValueBuffer(true);
        values.decode(all, (_, _) -> {});
        for (int i = 0; i < all.count(); i++) {
            int bytes = all.end(i) - all.start(i);
            if (bytes > Landing.Decimals.LONGEST) {
                throw error("has a decimal of %d bytes".formatted(bytes));
            }
            data.set(DOUBLE, 8L * i, decimals.value(all.bytes(), all.start(i), all.end(i)));
        }
        if (values.present() < slots) {
            spread(values, ElementType.FLOAT64, data, slotLevel, slots);
        }
        return new Flat(ElementType.FLOAT64, slots, data);
    }

    // The values that are there lie at the front. From the last on, each goes to its slot; a
    // missing
    // float is NaN, anything else missing 0.
    private static void spread(
            LeafRows values, ElementType element, MemorySegment data, int slotLevel, int slots) {
        int width = element.bytes();
        int level = values.leaf().level();
        int from = values.present();
        int to = slots;
        for (int i = values.count() - 1; i >= 0; i--) {
            int there = values.definition(i);
            if (there == level) {
                to--;
                from--;
                if (from != to) {
                    MemorySegment.copy(data, (long) from * width, data, (long) to * width, width);
                }
            } else if (there >= slotLevel) {
                to--;
                switch (element) {
                    case FLOAT32 -> data.set(FLOAT, 4L * to, Float.NaN);
                    case FLOAT64 -> data.set(DOUBLE, 8L * to, Double.NaN);
                    default -> data.asSlice((long) to * width, width).fill((byte) 0);
                }
            }
        }
    }

    private record Packed(Offsets offsets, MemorySegment bytes) {}

    private Packed packed(LeafRows values, int slotLevel, int slots) throws IOException {
        int width = values.leaf().values().width();
        ValueBuffer all = new ValueBuffer(true);
        ValueBuffer step = new ValueBuffer(width == 0);
        values.decode(
                width == 0 ? all : step,
                (buffer, count) -> {
                    for (int i = 0; width > 0 && i < count; i++) {
                        all.add(buffer.bytes(), i * width, width);
                    }
                });
        MemorySegment bytes = arena.allocate(all.size(), ALIGNMENT);
        MemorySegment.copy(all.bytes(), 0, bytes, ValueLayout.JAVA_BYTE, 0, all.size());
        MemorySegment offsets = arena.allocate(8L * (slots + 1), ALIGNMENT);
        int slot = 0;
        int text = 0;
        for (int i = 0; i < values.count(); i++) {
            int there = values.definition(i);
            if (there >= slotLevel) {
                offsets.set(LONG, 8L * slot++, text == 0 ? 0 : all.end(text - 1));
                text += there == values.leaf().level() ? 1 : 0;
            }
        }
        offsets.set(LONG, 8L * slots, all.size());
        return new Packed(new Offsets(slots, offsets), bytes);
    }

    private FormatException error(String what) {
        return FormatException.of(file, object, what + ": the file is damaged.");
    }
}
