package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.model.Model;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// `kaon convert`, called as the launcher calls it.
class ConvertTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    private String table = "";

    @BeforeEach
    void writeTable() throws IOException {
        Path file = folder.resolve("t.csv");
        Files.writeString(file, "pt,eta,name\n10,0.5,a\n20,-1.5,b\n30,2.5,c\n");
        table = file.toString();
    }

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return Main.run(line, arguments);
    }

    private String in(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void convertsChoosesAndSelects() {
        assertThat(
                        kaon(
                                "convert",
                                table,
                                table,
                                in("o.csv"),
                                "--columns=p*,name",
                                "--new=low=pt<15",
                                "--new",
                                "m=where(low, 1, 2)",
                                "--without=low",
                                "--where",
                                "eta < 2",
                                "--rows=:4"))
                .as(err.toString())
                .isZero();
        assertThat(folder.resolve("o.csv")).hasContent("pt,name,m\n10,a,1.0\n20,b,2.0\n10,a,1.0\n");
        assertThat(out.toString()).contains("o.csv: 3 rows", "(4 rows read in ");
    }

    @Test
    void writesPartsAndSaysHowLargeTheyAre() {
        assertThat(kaon("convert", table, in("o.h5"), "--split", "a=0.5,b=0.5", "--seed=3"))
                .as(err.toString())
                .isZero();
        assertThat(folder.resolve("o-a.h5")).isNotEmptyFile();
        assertThat(folder.resolve("o-b.h5")).isNotEmptyFile();
        assertThat(out.toString()).containsPattern("o-a.h5: \\d rows\\R.*o-b.h5: \\d rows \\(3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--where=pt >> 1|character 5",
                "--columns=px|no column fits \"px\". Nearest: \"pt\"",
                "--rows=3|expected A:B",
                "--split=x|--split: expected different names",
                "--pad=x|--pad: ",
                "--missing=1|",
                "--new=pt=1|there is a column of that name"
            })
    void mistakesAreSaidInAParagraph(String option, String message) {
        int code = kaon("convert", table, in("o.npz"), option, "--without=name");
        assertThat(code).isEqualTo(message == null ? 0 : Failure.INPUT);
        assertThat(err.toString())
                .contains(message == null ? "" : message)
                .doesNotContain("\tat ", "fault of Kaon");
    }

    @Test
    void helpTeaches() {
        assertThat(kaon("convert", "--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--split train=0.8,test=0.2",
                        "--pad=[NAMES=]N",
                        "winner.onnx",
                        ".ntuple.root");
        assertThat(kaon("convert", table)).isEqualTo(Failure.USAGE);
        assertThat(kaon("convert", table, in("o.h5"), "--seed=3")).isEqualTo(Failure.USAGE);
        assertThat(err.toString()).contains("--seed belongs to --split");
    }

    @Test
    void networksAreKnownByContent() throws IOException {
        Path model = folder.resolve("model.h5");
        sequential(input(3), dense(2)).initialise(1).save(model);
        assertThat(kaon("convert", model.toString(), in("again.h5"))).as(err.toString()).isZero();
        assertThat(Model.load(folder.resolve("again.h5")).summary())
                .isEqualTo(Model.load(model).summary());
        assertThat(kaon("convert", in("again.h5"), in("m.onnx"))).isZero();
        assertThat(out.toString()).contains("again.h5 -> ").contains("m.onnx");

        assertThat(kaon("convert", model.toString(), in("x.h5"), "--where=pt>1"))
                .isEqualTo(Failure.USAGE);
        assertThat(err.toString()).contains("A network is converted alone, without --where");
        assertThat(kaon("convert", model.toString(), in("x.csv"))).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).contains(".onnx");
        assertThat(kaon("convert", table, in("x.keras"))).isEqualTo(Failure.INPUT);
        assertThat(folder.resolve("x.keras")).doesNotExist();
    }

    @Test
    void tablesInHdf5AreNoNetworks() throws IOException {
        assertThat(kaon("convert", table, in("a.h5"))).isZero();
        assertThat(kaon("convert", in("a.h5"), in("b.hdf5"))).as(err.toString()).isZero();
        assertThat(kaon("convert", in("b.hdf5"), in("c.csv"), "--columns=pt,eta,name")).isZero();
        assertThat(folder.resolve("c.csv")).hasSameTextualContentAs(Path.of(table));
    }
}
