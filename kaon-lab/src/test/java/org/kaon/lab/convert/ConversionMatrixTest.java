package org.kaon.lab.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Sinks;
import org.kaon.io.column.Accepted;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Converts the tables of other writers into every format and reads them back: each column is the
/// same, or was refused before anything was written.
class ConversionMatrixTest {

    private static final String MISSING = "missing";

    @TempDir Path folder;

    private final Map<String, Integer> equal = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    private static Path shared(String name) {
        String set = System.getenv("KAON_SHARED");
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        Path shared = set == null ? root.resolve("../shared") : Path.of(set);
        Path folder = shared.resolve(name).normalize();
        assumeTrue(Files.isDirectory(folder), folder + " is absent; set KAON_SHARED");
        return folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"root", "ntuple.root", "h5", "npz", "parquet", "csv"})
    void columnsOfOtherWritersStayAsTheyAre(String ending) throws IOException {
        try (Stream<Path> files = Files.list(shared("corpus/columns"))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().matches(".*\\.(parquet|csv|csv\\.gz|npy|npz|h5)")) {
                    columns(file, ending);
                }
            }
        }
        assertThat(equal.values().stream().mapToInt(i -> i).sum()).isGreaterThan(100);
    }

    private void columns(Path file, String ending) throws IOException {
        ReadTable before;
        try {
            before = ReadTable.of(file);
        } catch (FormatException e) {
            return; // several tables, or a codec that is not read
        }
        Path out = folder.resolve("out." + ending);
        Accepted accepted = Sinks.accepted(out);
        List<String> taken = new ArrayList<>();
        for (Schema.Field field : before.schema().fields()) {
            if (accepted.holds(field.type())) {
                taken.add(field.name());
            } else {
                refused.merge(ending, 1, Integer::sum);
            }
        }
        // Names that are numbers look like a first row of a text table.
        boolean numbers = ending.equals("csv") && taken.stream().anyMatch(it -> it.matches("\\d+"));
        if (taken.isEmpty() || numbers) {
            return;
        }
        convert(file, out, taken);
        ReadTable after = ReadTable.of(out);
        List<String> names =
                taken.stream().map(it -> it.replaceAll("[^\\p{L}\\p{N}_]", "_")).toList();
        for (int i = 0; i < taken.size(); i++) {
            List<@Nullable Object> found = after.column(names.get(i));
            ColumnType type = before.schema().find(taken.get(i)).orElseThrow().type();
            if (type instanceof ColumnType.Fixed) {
                found = flat(found);
            }
            List<@Nullable Object> expected = before.column(taken.get(i));
            if (ending.equals("csv")) {
                boolean narrow = type.numbers().filter(ElementType.FLOAT32::equals).isPresent();
                found = cells(found, narrow);
                expected = cells(expected, narrow);
            }
            assertThat(found)
                    .as("%s, column %s in .%s", file.getFileName(), taken.get(i), ending)
                    .isEqualTo(expected);
            equal.merge(ending, 1, Integer::sum);
        }
    }

    private static void convert(Path file, Path out, List<String> taken) throws IOException {
        Query query = new Query(taken, List.of(), List.of(), Optional.empty(), RowRange.ALL);
        new Conversion(
                        List.of(file.toString()),
                        query,
                        new Fitting(List.of(), List.of(), false, true),
                        Optional.empty(),
                        out)
                .write(Path.of(""), _ -> {});
    }

    // Parquet keeps arrays of more than one dimension as lists of lists.
    private static List<@Nullable Object> flat(List<@Nullable Object> rows) {
        List<@Nullable Object> flat = new ArrayList<>();
        for (Object row : rows) {
            List<@Nullable Object> items = new ArrayList<>();
            collect(row, items);
            flat.add(items);
        }
        return flat;
    }

    private static void collect(@Nullable Object cell, List<@Nullable Object> items) {
        if (cell instanceof List<?> inner) {
            inner.forEach(it -> collect(it, items));
        } else {
            items.add(cell);
        }
    }

    // A cell of a text table is a text or a number again, whatever it was before; an empty one and
    // a NaN may both be missing.
    private static List<@Nullable Object> cells(List<@Nullable Object> column, boolean narrow) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (Object cell : column) {
            cells.add(
                    switch (cell) {
                        case null -> MISSING;
                        case String text when text.isEmpty() -> MISSING;
                        case Double number when number.isNaN() -> MISSING;
                        case Boolean flag -> flag ? 1.0 : 0.0;
                        case Number number when narrow -> (double) number.floatValue();
                        case Number number -> number.doubleValue();
                        default -> cell;
                    });
        }
        return cells;
    }

    @Test
    void nothingIsLeftOfAWholeTableButWhatIsNamed() throws IOException {
        Path file = shared("corpus/columns").resolve("events_none_v1.parquet");
        ReadTable before = ReadTable.of(file);
        Path out = folder.resolve("all.parquet");
        new Conversion(List.of(file.toString()), Query.ALL, Fitting.NONE, Optional.empty(), out)
                .write(Path.of(""), _ -> {});
        ReadTable after = ReadTable.of(out);
        assertThat(after.schema()).isEqualTo(before.schema());
        assertThat(after.columns()).isEqualTo(before.columns());
        assertThat(before.schema().fields())
                .anyMatch(it -> it.type() instanceof ColumnType.Nullable);
    }
}
