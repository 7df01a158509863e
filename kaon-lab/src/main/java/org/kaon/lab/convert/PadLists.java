package org.kaon.lab.convert;

import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Picked;
import org.kaon.io.column.Schema;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes arrays of one length of lists: longer ones are cut, shorter ones end in zeros (false,
/// empty texts).
final class PadLists {

    private static final int LONGEST = 1 << 24;

    private PadLists() {}

    /// *Errors*: [FormatException] for lengths that are none, and for more lengths than a column
    /// has lists in each other, and for a pattern that no column fits.
    ///
    /// @param settings which lengths for which columns: `5`, or `5x3` for lists of lists
    static MakeColumns of(Schema before, List<ForColumns> settings) throws FormatException {
        ForColumns.requireUsed(settings, "--pad", before);
        for (ForColumns setting : settings) {
            lengths(setting.value());
        }
        List<MakeColumns.Make> makes = new ArrayList<>();
        for (int i = 0; i < before.fields().size(); i++) {
            Schema.Field field = before.fields().get(i);
            Optional<String> value = ForColumns.find(settings, field.name());
            if (value.isEmpty() || !(field.type() instanceof ColumnType.Jagged lists)) {
                makes.add(MakeColumns.Make.same(field, i));
                continue;
            }
            List<Integer> lengths = lengths(value.get());
            if (lengths.size() > depth(lists)) {
                throw FormatException.of(
                        "--pad",
                        field.name(),
                        "holds %s, for which %s has too many lengths."
                                .formatted(lists, value.get()));
            }
            makes.add(
                    new MakeColumns.Make(
                            new Schema.Field(field.name(), type(lists, lengths)),
                            i,
                            (column, memory) -> pad((Jagged) column, lengths, memory)));
        }
        return MakeColumns.of("--pad", makes);
    }

    private static List<Integer> lengths(String text) throws FormatException {
        List<Integer> lengths = new ArrayList<>();
        for (String length : text.split("x", -1)) {
            int value = length.matches("[0-9]{1,8}") ? Integer.parseInt(length) : 0;
            if (value < 1 || value > LONGEST) {
                throw FormatException.of(
                        "--pad",
                        "",
                        "expected a length, as in --pad 5 or --pad pt=5 (5x3 for lists of lists); found \"%s\"."
                                .formatted(text));
            }
            lengths.add(value);
        }
        return lengths;
    }

    private static int depth(ColumnType type) {
        return type instanceof ColumnType.Jagged lists ? 1 + depth(lists.content()) : 0;
    }

    private static ColumnType type(ColumnType.Jagged lists, List<Integer> lengths) {
        List<Integer> inner = lengths.subList(1, lengths.size());
        ColumnType content =
                inner.isEmpty()
                        ? lists.content()
                        : type((ColumnType.Jagged) lists.content(), inner);
        List<Integer> shape = new ArrayList<>(List.of(lengths.getFirst()));
        if (content instanceof ColumnType.Fixed fixed) {
            shape.addAll(fixed.shape());
            return new ColumnType.Fixed(shape, fixed.content());
        }
        return new ColumnType.Fixed(shape, content);
    }

    private static Fixed pad(Jagged lists, List<Integer> lengths, Arena memory) {
        int length = lengths.getFirst();
        Picked picked = new Picked();
        for (long row = 0; row < lists.length(); row++) {
            long count = Math.min(length, lists.count(row));
            picked.run(lists.offsets().start(row), count);
            picked.nowhere(length - count);
        }
        Column content = picked.of(lists.content(), memory);
        List<Integer> inner = lengths.subList(1, lengths.size());
        if (!inner.isEmpty()) {
            content = pad((Jagged) content, inner, memory);
        }
        List<Integer> shape = new ArrayList<>(List.of(length));
        if (content instanceof Fixed fixed) {
            shape.addAll(fixed.shape());
            return new Fixed(lists.length(), shape, fixed.content());
        }
        return new Fixed(lists.length(), shape, content);
    }
}
