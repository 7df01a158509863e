package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.Sources;
import org.kaon.io.column.Source;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// `kaon jets` on the jets that come with the examples.
class JetsTest {

    private static final String EVENTS =
            House.here().root().resolve("examples/top-tagging/data/jets.root").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }

    @Test
    void writesTheFeaturesThatAreAskedFor() throws Exception {
        Path file = folder.resolve("jets.h5");
        int code =
                kaon(
                        "jets",
                        EVENTS,
                        "--rows=10:40",
                        "--columns=mass,tau32,soft_drop_mass(0.1, 0),tau(2,2)",
                        "--out=" + file);
        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString()).contains("30 jets", "30 events");
        try (Source source = Sources.open(file.toString(), folder)) {
            assertThat(source.rows()).isEqualTo(30);
            assertThat(source.schema().names())
                    .containsExactlyInAnyOrder(
                            "mass", "tau32", "soft_drop_mass(0.1, 0)", "tau(2,2)", "jets");
        }
    }

    @Test
    void listsWhatCanBeMeasured() {
        assertThat(kaon("jets", "--features")).isZero();
        assertThat(out.toString())
                .contains(
                        "soft_drop_mass(z_cut = 0.1, beta = 0)", "trimming:RSUB,FCUT", "efp_01_12");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--columns=mas|jet feature \"mas\" is not known",
                "--radius=0|radius must lie in (0, 1000]",
                "--algorithm=antikt|expected kt, cambridge-aachen, anti-kt",
                "--scheme=x|expected e or wta",
                "--jets=x|expected a number or all",
                "--groom=soft|grooming \"soft\" is not known",
                "--rows=5|expected FROM:TO",
                "--particles=muon|looked for lists muon_px",
                "--keep=weight|has no column \"weight\"",
                "--min-pt=-1|least pT must be 0 or more"
            })
    void mistakesAreSaidInAParagraph(String option, String message) {
        Path file = folder.resolve("jets.h5");
        assertThat(kaon("jets", EVENTS, option, "--out=" + file)).isEqualTo(Failure.INPUT);
        assertThat(err.toString()).contains(message).doesNotContain("\tat ");
        assertThat(Files.exists(file)).isFalse();
    }

    @Test
    void anUnknownFormatIsSaidBeforeTheWork() {
        assertThat(kaon("jets", EVENTS, "--out=" + folder.resolve("jets.xls")))
                .isEqualTo(Failure.INPUT);
        assertThat(err.toString()).contains("is in no format that tables are written in");
        assertThat(kaon("jets", EVENTS)).isEqualTo(Failure.INPUT);
    }
}
