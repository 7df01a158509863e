package org.kaon.lab.inspect;

import org.kaon.io.column.Column;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Leaf;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Statistics;
import org.kaon.io.histogram.Histogram;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The values of a column of numbers, counted in bins, whatever lists or shapes lie around them. A
/// NaN counts as overflow; missing values are left out.
///
/// @param name the column's path and, of a structure, the member's: `jets/pt`
public record ColumnHistogram(String name, Part part, Leaf leaf) {

    /// The column of that name among those of a file.
    ///
    /// *Errors*: [FormatException] where there is none with numbers, with the nearest names.
    ///
    /// @param file for the error
    public static ColumnHistogram find(String file, List<Item> items, String name)
            throws IOException {
        List<ColumnHistogram> all = new ArrayList<>();
        for (Item item : items) {
            if (item.content() instanceof Content.Table table) {
                table.parts().forEach(part -> add(part, all));
            }
        }
        List<String> known = all.stream().map(ColumnHistogram::name).toList();
        return all.stream()
                .filter(it -> it.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        FormatException.of(
                                file,
                                "",
                                "holds no column of numbers \"%s\".%s"
                                        .formatted(name, Nearest.hint(name, known))));
    }

    private static void add(Part part, List<ColumnHistogram> to) {
        for (Leaf leaf : part.type().map(Leaf::of).orElse(List.of())) {
            if (leaf.type().numbers().isPresent()) {
                String member = leaf.name().replace('.', '/');
                boolean whole = member.isEmpty();
                String path = part.path().isEmpty() && whole ? "values" : part.path();
                String slash = whole || path.isEmpty() ? "" : "/";
                to.add(new ColumnHistogram(path + slash + member, part, leaf));
            }
        }
    }

    /// Reads the column twice: for its range, and to count.
    ///
    /// @param rowStop most rows that are read
    public Histogram count(Binning binning, long rowStop) throws IOException {
        Statistics statistics = new Statistics(leaf.type());
        part.read(rowStop, column -> statistics.add(leaf.of(column)));
        Histogram.Counter counter =
                new Histogram.Counter(name, binning.axis(name, statistics.summary()));
        part.read(
                rowStop,
                column -> {
                    Column own = leaf.of(column);
                    count(own, 0, own.length(), counter);
                });
        return counter.histogram();
    }

    private static void count(Column column, long from, long to, Histogram.Counter into) {
        switch (column) {
            case Flat flat -> {
                for (long i = from; i < to; i++) {
                    into.add(flat.at(i));
                }
            }
            case Fixed fixed ->
                    count(fixed.content(), from * fixed.size(), to * fixed.size(), into);
            case Jagged lists -> {
                if (to > from) {
                    long start = lists.offsets().start(from);
                    count(lists.content(), start, lists.offsets().end(to - 1), into);
                }
            }
            case Nullable nullable -> {
                for (long i = from; i < to; i++) {
                    if (nullable.valid(i)) {
                        count(nullable.content(), i, i + 1, into);
                    }
                }
            }
            default -> throw new IllegalArgumentException("No numbers: " + column.type());
        }
    }
}
