package org.kaon.io.csv;

import org.kaon.io.column.FormatException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a text names its columns, and how.
///
/// The first row holds names where it reads unlike the rows below it: words stand over numbers, or
/// its numbers only count the columns (`0,1,2,label`, as pandas writes columns without names).
///
/// @param names one for each column; empty cells have no name yet
/// @param first whether they stand in the first row
/// @param why it was decided so
record Header(Optional<List<String>> names, boolean first, String why) {

    private static final int MANY = 4;

    /// Whether the first row holds names.
    enum Setting {
        ASK_THE_TEXT,
        YES,
        NO;

        /// Reads `header=yes`, `header=no` or nothing.
        static Setting of(Path file, String text) throws FormatException {
            return switch (text) {
                case "" -> ASK_THE_TEXT;
                case "header=yes" -> YES;
                case "header=no" -> NO;
                default ->
                        throw FormatException.of(
                                file.toString(),
                                text,
                                "is asked for, but a text table is one table: leave \":%s\" away, or say :header=yes or :header=no."
                                        .formatted(text));
            };
        }
    }

    /// @param comment the last line before the table that starts with `#`, without that; empty
    ///   where there is none
    static Header of(List<Sample.Row> rows, List<String> comment, Setting setting) {
        List<Sample.Cell> first = rows.getFirst().cells();
        List<String> texts = first.stream().map(Sample.Cell::text).toList();
        Optional<String> reason = reason(first, rows.subList(1, rows.size()));
        return switch (setting) {
            case YES -> new Header(Optional.of(texts), true, "names in the first row, as asked");
            case NO -> new Header(Optional.empty(), false, "no names, as asked" + NUMBERS);
            case ASK_THE_TEXT -> {
                if (reason.isPresent()) {
                    yield new Header(
                            Optional.of(texts), true, "names in the first row" + reason.get());
                }
                yield comment.size() == first.size()
                        ? new Header(Optional.of(comment), false, "names in the comment above")
                        : new Header(Optional.empty(), false, "no names" + NUMBERS);
            }
        };
    }

    private static final String NUMBERS = ": columns are called by their number";

    // Why the first row holds names; empty where it holds values.
    private static Optional<String> reason(List<Sample.Cell> first, List<Sample.Row> below) {
        int named = 0;
        int valued = 0;
        boolean number = false;
        boolean missing = false;
        for (int i = 0; i < first.size(); i++) {
            Sample.Cell cell = first.get(i);
            Below column = Below.of(below, i);
            boolean word = word(cell, column);
            number |= !word && cell.number();
            missing |= cell.kind() == Sample.Kind.MISSING && !isIndex(i, column);
            named += word && column.numbers() && hasLetter(cell.text()) ? 1 : 0;
            valued += !word && cell.kind() == Sample.Kind.REAL && column.numbers() ? 1 : 0;
        }
        if (named > 1 || named == 1 && valued == 0) {
            return Optional.of("");
        }
        if (!number) {
            return missing ? Optional.empty() : Optional.of("");
        }
        return counts(first, below) ? Optional.of(" (they count the columns)") : Optional.empty();
    }

    // A number in quotes is a word where the numbers below it stand without.
    private static boolean word(Sample.Cell cell, Below column) {
        return cell.kind() == Sample.Kind.WORD
                || cell.quoted() && cell.number() && !column.quoted && column.filled > 0;
    }

    // pandas and R leave the name of the row numbers empty.
    private static boolean isIndex(int place, Below column) {
        return place == 0 && column.filled > 0 && column.whole == column.rows;
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    // Whether the whole numbers among the cells are those of their places, and not just a row of
    // whole numbers.
    private static boolean counts(List<Sample.Cell> first, List<Sample.Row> below) {
        int numbers = 0;
        boolean real = false;
        for (int i = 0; i < first.size(); i++) {
            Sample.Cell cell = first.get(i);
            if (!cell.number()) {
                continue;
            }
            int shift = first.getFirst().kind() == Sample.Kind.MISSING ? 1 : 0;
            if (!cell.text().strip().equals(String.valueOf(i - shift))) {
                return false;
            }
            Below column = Below.of(below, i);
            real |= column.numbers() && column.whole < column.filled;
            numbers++;
        }
        return !below.isEmpty() && (numbers >= MANY || numbers > 1 && real);
    }

    /// The cells of a column below the first.
    private record Below(int rows, int filled, int whole, int words, boolean quoted) {

        static Below of(List<Sample.Row> rows, int place) {
            int filled = 0;
            int whole = 0;
            int words = 0;
            boolean quoted = false;
            for (Sample.Row row : rows) {
                Sample.Cell cell = row.cells().get(place);
                filled += cell.kind() == Sample.Kind.MISSING ? 0 : 1;
                whole += cell.kind() == Sample.Kind.WHOLE ? 1 : 0;
                words += cell.kind() == Sample.Kind.WORD ? 1 : 0;
                quoted |= cell.quoted();
            }
            return new Below(rows.size(), filled, whole, words, quoted);
        }

        boolean numbers() {
            return filled > 0 && words == 0;
        }
    }

    /// Distinct names for all columns: an empty one is `index` at the first place, else the number
    /// of the column; of two equal ones the second gets `.1`.
    List<String> distinct(int columns) {
        List<String> given = names.orElse(List.of());
        Set<String> taken = new HashSet<>();
        List<String> distinct = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            String name = given.isEmpty() ? "" : given.get(i).strip();
            String own = name.isEmpty() && i == 0 && !given.isEmpty() ? "index" : name;
            own = own.isEmpty() ? String.valueOf(i) : own;
            String free = own;
            for (int k = 1; !taken.add(free); k++) {
                free = own + "." + k;
            }
            distinct.add(free);
        }
        return distinct;
    }
}
