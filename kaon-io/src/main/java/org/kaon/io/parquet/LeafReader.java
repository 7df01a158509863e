package org.kaon.io.parquet;

import org.kaon.io.bytes.BinaryFile;

import java.io.IOException;
import java.util.Optional;

/// Reads the values and levels of one column of one row group, row after row.
final class LeafReader {

    private static final int LARGEST_PAGE = 1 << 26;

    private final Node.Leaf leaf;
    private final Pages pages;
    private Dictionary dictionary;
    private Pages.Head head = Pages.Head.NONE;
    private PageLevels levels = PageLevels.EMPTY;
    private Values values = (_, _) -> {};
    private int cursor;
    private boolean begun;

    LeafReader(BinaryFile file, String object, Node.Leaf leaf, Footer.ColumnChunk chunk) {
        this.leaf = leaf;
        this.pages = new Pages(file, object, chunk);
        this.dictionary = Dictionary.none(leaf.values());
    }

    /// The next `rows` rows.
    LeafRows read(long rows) throws IOException {
        LeafRows into = new LeafRows(leaf, this);
        long open = rows;
        while (open > 0 || leaf.lists() > 0) {
            if (cursor == levels.count() && !nextPage()) {
                if (open > 0) {
                    throw pages.error(head.at(), "%d rows are missing".formatted(open));
                }
                break;
            }
            int from = cursor;
            open -= leaf.lists() == 0 ? takeValues(open) : takeRows(open);
            if (cursor > from) {
                into.add(levels, from, cursor, values);
            }
            if (cursor < levels.count()) {
                break;
            }
        }
        return into;
    }

    private long takeValues(long rows) {
        int step = (int) Math.min(rows, levels.count() - cursor);
        cursor += step;
        return step;
    }

    // A row ends where the next begins, which may be in a later page.
    private long takeRows(long rows) throws IOException {
        byte[] repetition = levels.repetition();
        if (!begun && repetition[cursor] != 0) {
            throw pages.error(head.at(), "the first row does not begin");
        }
        begun = true;
        long taken = 0;
        while (cursor < levels.count()) {
            if (repetition[cursor] == 0) {
                if (taken == rows) {
                    return taken;
                }
                taken++;
            }
            cursor++;
        }
        return taken;
    }

    /// Passes over rows; whole pages are not unpacked where their head tells their rows.
    void skip(long rows) throws IOException {
        long open = rows;
        while (open > 0 && cursor == levels.count() && leaf.lists() == 0) {
            if (!nextHead()) {
                throw pages.error(head.at(), "%d rows are missing".formatted(open));
            }
            long there = head.own().number(1, -1);
            if (there < 0 || there > open) {
                load();
                break;
            }
            open -= there;
        }
        while (open > 0) {
            long step = Math.min(open, 1 << 16);
            LeafRows passed = read(step);
            passed.decode(new ValueBuffer(leaf.values().width() == 0), (_, _) -> {});
            open -= step;
        }
    }

    private boolean nextPage() throws IOException {
        if (!nextHead()) {
            return false;
        }
        load();
        return true;
    }

    // The next page of data; a dictionary before it is read.
    private boolean nextHead() throws IOException {
        while (true) {
            Optional<Pages.Head> next = pages.next();
            if (next.isEmpty()) {
                return false;
            }
            head = next.get();
            switch (head.kind()) {
                case Pages.Head.DATA, Pages.Head.DATA_2 -> {
                    return true;
                }
                case Pages.Head.DICTIONARY -> {
                    byte[] page = pages.bytes(head, 0, true);
                    int count = head.own().small(1, -1);
                    checked(() ->
                            dictionary =
                                    Dictionary.of(leaf.values(), page, (int) head.size(), count));
                }
                default -> {
                    // An index page, or a kind of a later version: passed over.
                }
            }
        }
    }

    private void load() throws IOException {
        ThriftRecord own = head.own();
        int count = own.small(1, -1);
        if (count < 0 || count > LARGEST_PAGE) {
            throw pages.error(head.at(), "a page of %d values".formatted(count));
        }
        boolean second = head.kind() == Pages.Head.DATA_2;
        int repetitionBytes = second ? own.small(6, 0) : -1;
        int definitionBytes = second ? own.small(5, 0) : -1;
        long plain = second ? (long) repetitionBytes + definitionBytes : 0;
        if (second && (repetitionBytes < 0 || definitionBytes < 0 || plain > head.packed())) {
            throw pages.error(head.at(), "levels of %d bytes".formatted(plain));
        }
        // Arrow before 3.0 packed these pages too, and said that they were not.
        boolean compressed = !second || own.number(7, 1) == 1 || head.size() != head.packed();
        byte[] page = pages.bytes(head, (int) plain, compressed);
        int end = (int) head.size();
        checked(() -> {
            levels =
                    second
                            ? PageLevels.second(leaf, page, repetitionBytes, definitionBytes, count)
                            : PageLevels.first(leaf, page, end, own, count);
            int encoding = own.small(second ? 4 : 2, -1);
            int present = levels.present(0, count, leaf.level());
            values =
                    Values.of(
                            encoding, leaf.values(), page, levels.end(), end, present, dictionary);
        });
        cursor = 0;
    }

    /// Runs what decodes a page: it finds damage by running over the ends of arrays.
    void checked(Runnable decoding) throws IOException {
        try {
            decoding.run();
        } catch (IndexOutOfBoundsException | IllegalArgumentException | ArithmeticException e) {
            throw pages.error(head.at(), "the page is damaged: %s".formatted(e.getMessage()));
        }
    }
}
