package org.kaon.lab.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.lab.experiment.EventHash;
import org.kaon.lab.expression.Columns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ConversionTest {

    @TempDir Path folder;

    private Path events = Path.of("");

    @BeforeEach
    void writeEvents() throws IOException {
        events = folder.resolve("events.ntuple.root");
        write(
                events,
                new Columns()
                        .doubles("mass", 80, 91, 125, 173)
                        .longs("run", 1, 1, 2, 1L << 60)
                        .flags("good", true, false, true, true)
                        .texts("name", "W", "Z", "", "τ,t")
                        .lists(
                                "pt",
                                new double[] {3, 4},
                                new double[0],
                                new double[] {5},
                                of(6, 8, 1))
                        .lists(
                                "eta",
                                new double[] {0, 1},
                                new double[0],
                                new double[] {2},
                                of(3, 4, 5))
                        .arrays("image", List.of(2, 1), 1, 2, 3, 4, 5, 6, 7, 8)
                        .chunk());
    }

    private static double[] of(double... values) {
        return values;
    }

    private static void write(Path file, Chunk chunk) throws IOException {
        Sinks.write(file, chunk.schema(), sink -> sink.write(chunk));
    }

    private Conversion.Outcome convert(String out, Query query) throws IOException {
        return convert(out, query, Fitting.NONE);
    }

    private Conversion.Outcome convert(String out, Query query, Fitting fitting)
            throws IOException {
        return new Conversion(
                        List.of(events.toString()),
                        query,
                        fitting,
                        Optional.empty(),
                        folder.resolve(out))
                .write(folder, _ -> {});
    }

    private ReadTable read(String name) throws IOException {
        return ReadTable.of(folder.resolve(name));
    }

    private static Query columns(String... names) {
        return new Query(List.of(names), List.of(), List.of(), Optional.empty(), RowRange.ALL);
    }

    private static Query where(String expression) {
        return new Query(List.of(), List.of(), List.of(), Optional.of(expression), RowRange.ALL);
    }

    private static Query created(String... columns) {
        return new Query(
                List.of("mass"), List.of(), List.of(columns), Optional.empty(), RowRange.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.root", "a.ntuple.root", "a.h5", "a.parquet"})
    void everyColumnKeepsItsTypeAndValues(String name) throws IOException {
        ReadTable before = ReadTable.of(events);
        convert(
                name,
                new Query(
                        List.of("*"), List.of("image"), List.of(), Optional.empty(), RowRange.ALL));

        ReadTable after = read(name);
        assertThat(after.schema().fields())
                .containsAll(
                        before.schema().fields().stream()
                                .filter(it -> !it.name().equals("image"))
                                .toList());
        assertThat(after.column("pt")).isEqualTo(before.column("pt"));
        assertThat(after.column("run")).containsExactly(1L, 1L, 2L, 1L << 60);
        assertThat(after.column("good")).containsExactly(true, false, true, true);
        assertThat(after.column("name")).containsExactly("W", "Z", "", "τ,t");
    }

    @Test
    void patternsChooseColumnsInTheirOrder() throws IOException {
        convert("a.parquet", columns("r?n", "m*", "run"));
        assertThat(read("a.parquet").schema().names()).containsExactly("run", "mass");

        convert(
                "b.parquet",
                new Query(
                        List.of(),
                        List.of("*a*", "pt"),
                        List.of(),
                        Optional.empty(),
                        RowRange.ALL));
        assertThat(read("b.parquet").schema().names()).containsExactly("run", "good");
    }

    @Test
    void rowsForWhichTheExpressionIsTrueAreKept() throws IOException {
        Conversion.Outcome outcome = convert("a.parquet", where("mass > 85 && count(pt) > 0"));

        assertThat(outcome.read()).isEqualTo(4);
        assertThat(outcome.files())
                .containsExactly(new Conversion.Written(folder.resolve("a.parquet"), 2));
        ReadTable after = read("a.parquet");
        assertThat(after.column("mass")).containsExactly(125.0, 173.0);
        assertThat(after.column("pt")).containsExactly(List.of(5.0), List.of(6.0, 8.0, 1.0));
        assertThat(after.column("name")).containsExactly("", "τ,t");
        assertThat(after.column("image").getLast()).isEqualTo(List.of(List.of(7.0), List.of(8.0)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.root", "a.ntuple.root", "a.h5", "a.parquet", "a.npz", "a.npy", "a.csv"})
    void aTableOfWhichNoRowIsSelectedIsATable(String name) throws IOException {
        Query none =
                new Query(
                        List.of("mass"),
                        List.of(),
                        List.of(),
                        Optional.of("mass < 0"),
                        RowRange.ALL);
        assertThat(convert(name, none).files().getFirst().rows()).isZero();
        assertThat(read(name).column("mass")).isEmpty();
        assertThat(read(name).schema().names()).hasSize(1);

        events = folder.resolve(name);
        convert(
                "again.parquet",
                new Query(List.of(), List.of(), List.of("x=1"), Optional.empty(), RowRange.ALL));
        assertThat(read("again.parquet").schema().names()).hasSize(2);
        assertThat(read("again.parquet").column("x")).isEmpty();
    }

    @Test
    void newColumnsAreMadeOfOldAndNewOnes() throws IOException {
        convert(
                "a.parquet",
                created("h = mass/2", "q=h^2", "big=mass>100", "px=pt*2", "hard=pt>4"));

        ReadTable after = read("a.parquet");
        assertThat(after.schema().names()).containsExactly("mass", "h", "q", "big", "px", "hard");
        assertThat(after.column("q")).containsExactly(1600.0, 2070.25, 3906.25, 7482.25);
        assertThat(after.column("big")).containsExactly(false, false, true, true);
        assertThat(after.column("px").getLast()).isEqualTo(List.of(12.0, 16.0, 2.0));
        assertThat(after.column("hard").getFirst()).isEqualTo(List.of(false, false));
    }

    @Test
    void aNewColumnMaySelectAndBeLeftOut() throws IOException {
        convert(
                "a.csv",
                new Query(
                        List.of("mass"),
                        List.of("n"),
                        List.of("n=count(pt)"),
                        Optional.of("n == 1"),
                        RowRange.ALL));
        assertThat(folder.resolve("a.csv")).hasContent("mass\n125.0\n");
    }

    @ParameterizedTest
    @CsvSource({"1:3,91.0 125.0", ":1,80.0", "3:,173.0", "2:99,125.0 173.0", "4:,''", "2:2,''"})
    void rowsAreTakenOutOfARange(String range, String masses) throws IOException {
        Query query =
                new Query(
                        List.of("mass"),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        RowRange.parse(range));
        convert("a.csv", query);
        assertThat(Files.readAllLines(folder.resolve("a.csv")).stream().skip(1))
                .containsExactly(masses.isEmpty() ? new String[0] : masses.split(" "));
    }

    @Test
    void severalFilesAreReadOneAfterTheOther() throws IOException {
        Path more = folder.resolve("more.h5");
        write(more, new Columns().doubles("mass", 1, 2).chunk());
        new Conversion(
                        List.of("more.h5", "events.ntuple.root"),
                        columns("mass"),
                        Fitting.NONE,
                        Optional.empty(),
                        folder.resolve("all.npy"))
                .write(folder, _ -> {});
        assertThat(read("all.npy").column("values"))
                .containsExactly(1.0, 2.0, 80.0, 91.0, 125.0, 173.0);

        assertThatThrownBy(() ->
                        new Conversion(
                                        List.of("more.h5", "events.ntuple.root", "none.h5"),
                                        Query.ALL,
                                        Fitting.NONE,
                                        Optional.empty(),
                                        folder.resolve("all.npy"))
                                .write(folder, _ -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("there is no such file");
    }

    @Test
    void listsAreCutAndFilledWhenAsked() throws IOException {
        convert(
                "a.npz",
                columns("pt", "eta"),
                new Fitting(List.of(), List.of("pt=2", "3"), false, false));
        ReadTable after = read("a.npz");
        assertThat(after.column("pt")).containsExactly(of2(3, 4), of2(0, 0), of2(5, 0), of2(6, 8));
        assertThat(after.column("eta").get(1)).isEqualTo(List.of(0.0, 0.0, 0.0));
    }

    private static List<Double> of2(double a, double b) {
        return List.of(a, b);
    }

    @Test
    void arraysBecomeColumnsWhereTheFormatHasNone() throws IOException {
        Fitting fitting = new Fitting(List.of(), List.of("2"), true, false);
        convert("a.csv", columns("name", "image", "pt"), fitting);
        assertThat(folder.resolve("a.csv"))
                .hasContent(
                        """
                        name,image_0_0,image_1_0,pt_0,pt_1
                        W,1.0,2.0,3.0,4.0
                        Z,3.0,4.0,0.0,0.0
                        ,5.0,6.0,5.0,0.0
                        "τ,t",7.0,8.0,6.0,8.0
                        """);
    }

    @Test
    void missingValuesAreFilledWhenAsked() throws IOException {
        events = folder.resolve("gaps.csv");
        Files.writeString(events, "x,n,name\n1.5,1,a\n,,\n2.5,3,c\n");
        assertThatThrownBy(() -> convert("a.h5", Query.ALL))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("\"x\" holds optional float64")
                .hasMessageContaining("--missing x=VALUE fills the gaps")
                .hasMessageContaining("--without x leaves it out")
                .hasMessageContaining(".parquet");
        assertThat(folder.resolve("a.h5")).doesNotExist();

        Fitting filled = new Fitting(List.of("n=-1", "name=?", "nan"), List.of(), false, false);
        convert("a.h5", where("!(n > 2)"), filled);
        ReadTable after = read("a.h5");
        assertThat(after.column("x")).containsExactly(1.5, Double.NaN);
        assertThat(after.column("n")).containsExactly(1L, -1L);
        assertThat(after.column("name")).containsExactly("a", "?");

        Fitting wrong = new Fitting(List.of("nan"), List.of(), false, false);
        assertThatThrownBy(() -> convert("a.h5", Query.ALL, wrong))
                .hasMessageContaining("--missing: \"n\" holds int64, which \"nan\" is not");
    }

    @Test
    void namesBecomePlainWhenAsked() throws IOException {
        events = folder.resolve("odd.csv");
        Files.writeString(events, "jet.pt [GeV],η\n1,2\n");
        Fitting plain = new Fitting(List.of(), List.of(), false, true);
        convert("a.ntuple.root", Query.ALL, plain);
        assertThat(read("a.ntuple.root").schema().names()).containsExactly("jet_pt__GeV_", "η");

        Files.writeString(events, "a.b,a b\n1,2\n");
        assertThatThrownBy(() -> convert("a.ntuple.root", Query.ALL, plain))
                .hasMessageContaining("--plain-names: would give two columns named \"a_b\"");
    }

    @Test
    void partsAreSharedOutByTheNumberOfTheRow() throws IOException {
        List<String> lines = new ArrayList<>(List.of("i"));
        for (int i = 0; i < 500; i++) {
            lines.add(String.valueOf(i));
        }
        events = folder.resolve("many.csv");
        Files.write(events, lines);
        Conversion.Outcome outcome = share("train=0.6,test=0.2", 7, Query.ALL);

        List<Object> train = new ArrayList<>(read("out-train.h5").column("i"));
        List<Object> test = new ArrayList<>(read("out-test.h5").column("i"));
        assertThat(outcome.files().stream().map(Conversion.Written::rows))
                .containsExactly((long) train.size(), (long) test.size());
        for (long row = 0; row < 500; row++) {
            double u = EventHash.unit(EventHash.add(EventHash.start(7), row));
            assertThat(train.contains(row)).as("train %d, %s", row, u).isEqualTo(u < 0.6);
            assertThat(test.contains(row)).isEqualTo(u >= 0.6 && u < 0.8);
        }
        assertThat(train).hasSizeBetween(260, 340);

        share("train=0.6,test=0.2", 7, where("i % 2 == 0"));
        train.removeIf(it -> (long) it % 2 != 0);
        assertThat(read("out-train.h5").column("i")).isEqualTo(train);
    }

    private Conversion.Outcome share(String parts, long seed, Query query) throws IOException {
        return new Conversion(
                        List.of(events.toString()),
                        query,
                        Fitting.NONE,
                        Optional.of(Shares.parse(parts, seed)),
                        folder.resolve("out.h5"))
                .write(folder, _ -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "train=0",
                "train=x",
                "a=0.5,a=0.5",
                "a/b=1",
                "=1",
                "",
                "a=0.6,b=0.6"
            })
    void sharesThatAreNoneAreRefused(String text) {
        assertThatThrownBy(() -> Shares.parse(text, 0))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("--split: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "-1:2", "3:1", "a:b", "1:2:3", "1-2"})
    void rangesThatAreNoneAreRefused(String text) {
        assertThatThrownBy(() -> RowRange.parse(text)).hasMessageContaining("expected A:B");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mas > 3|--where: in \"mas > 3\", character 1: no column \"mas\". Nearest:"
                        + " \"mass\"",
                "mass >|--where: in \"mass >\", character 7: expected a number",
                "mass|--where: \"mass\" gives a number in each row; expected true or false",
                "pt > 3|gives a list of true or false in each row"
            })
    void badSelectionsAreToldWithTheirPlace(String expression, String message) {
        assertThatThrownBy(() -> convert("a.csv", where(expression)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
        assertThat(folder.resolve("a.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mass|expected name=expression",
                "=3|expected name=expression",
                "x==3|expected name=expression",
                "mass=1|--new mass: there is a column of that name",
                "x=name+1|--new x: in \"name+1\", character 1: column \"name\" holds text",
                "x=y+1|no column \"y\"",
                "x=mass[0]|[ ] takes one item of a list"
            })
    void badColumnsAreToldWithTheirPlace(String column, String message) {
        assertThatThrownBy(() -> convert("a.parquet", created(column)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
        assertThat(folder.toFile().list()).containsExactly("events.ntuple.root");
    }

    @Test
    void listsThatDoNotMeetAreToldWithTheirRowsAndTheOldFileStays() throws IOException {
        Files.writeString(folder.resolve("a.parquet"), "old");
        assertThatThrownBy(() -> convert("a.parquet", created("x=pt*image")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("--new x: in \"pt*image\", character 3")
                .hasMessageContaining("(rows 0 to 3)");
        assertThat(folder.resolve("a.parquet")).hasContent("old");
    }

    @Test
    void whatAFormatDoesNotTakeIsRefusedByNameWithWhatToDo() {
        assertThatThrownBy(() -> convert("a.csv", Query.ALL))
                .hasMessageContaining("a.csv: \"pt\" holds list of float64")
                .hasMessageContaining("--pad pt=N --flatten makes columns of their items")
                .hasMessageContaining("So it is with eta, image.");
        assertThatThrownBy(() -> convert("a.npz", columns("name", "mass")))
                .hasMessageContaining("\"name\" holds text")
                .hasMessageContaining("--without name leaves it out, .ntuple.root or .root or .h5");
        assertThatThrownBy(() -> convert("a.npy", columns("run", "mass")))
                .hasMessageContaining("takes one column, found 2 (run, mass)");
        assertThatThrownBy(() -> convert("a.xls", Query.ALL)).hasMessageContaining(".parquet");
        assertThatThrownBy(() -> convert("a.csv", columns("run", "eat")))
                .hasMessageContaining("no column fits \"eat\". Nearest: \"pt\", \"eta\"");
        assertThatThrownBy(() -> convert("a.csv", columns("x*")))
                .hasMessageContaining("no column fits \"x*\"");
        assertThatThrownBy(() ->
                        convert(
                                "a.csv",
                                new Query(
                                        List.of("run"),
                                        List.of("*"),
                                        List.of(),
                                        Optional.empty(),
                                        RowRange.ALL)))
                .hasMessageContaining("would have no columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "x", "5x", "-1", "5x5", "999999999"})
    void lengthsThatAreNoneAreRefused(String length) {
        Fitting fitting = new Fitting(List.of(), List.of("pt=" + length), false, false);
        assertThatThrownBy(() -> convert("a.h5", Query.ALL, fitting))
                .isInstanceOf(FormatException.class)
                .hasMessageStartingWith("--pad: ");
    }

    @Test
    void settingsForColumnsThatAreNotThereAreRefused() {
        assertThatThrownBy(() ->
                        convert(
                                "a.h5",
                                Query.ALL,
                                new Fitting(List.of(), List.of("ppt=3"), false, false)))
                .hasMessage("--pad: no column fits \"ppt\". Nearest: \"pt\".");
        assertThatThrownBy(() ->
                        convert(
                                "a.h5",
                                Query.ALL,
                                new Fitting(List.of("x*=3"), List.of(), false, false)))
                .hasMessageContaining("--missing: no column fits \"x*\"");
    }

    @Test
    void aFileIsNotReadAndWrittenAtOnce() throws IOException {
        byte[] before = Files.readAllBytes(events);
        assertThatThrownBy(() -> convert("./events.ntuple.root", Query.ALL))
                .hasMessageContaining("would be read and written");
        Files.createSymbolicLink(folder.resolve("link.ntuple.root"), events);
        assertThatThrownBy(() -> convert("link.ntuple.root", Query.ALL))
                .hasMessageContaining("would be read and written");
        assertThat(events).hasBinaryContent(before);
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        assertThatThrownBy(() -> convert("none/a.csv", columns("mass")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("there is no folder");
        Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> convert("file/a.csv", columns("mass")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("there is no folder");
        Files.createDirectory(folder.resolve("taken.csv"));
        assertThatThrownBy(() -> convert("taken.csv", columns("mass")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("taken.csv");
    }
}
