package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.catalog.Kinds;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `kaon generate`, called as the launcher calls it.
class GenerateTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    static List<Kind> kinds() {
        return Kinds.all();
    }

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }

    @Test
    void aloneItListsEveryKindWithItsColumns() {
        assertThat(kaon("generate")).isZero();
        for (Kind kind : kinds()) {
            assertThat(out.toString())
                    .contains(kind.name(), kind.summary(), kind.usual().fields().getFirst().text());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void helpExplainsEverySetting(Kind kind) {
        assertThat(kaon("generate", kind.name(), "--help")).isZero();
        for (Setting<?> setting : kind.settings()) {
            assertThat(out.toString()).contains("--" + setting.name() + "=");
        }
        assertThat(out.toString()).contains("Columns:", "An example:");
    }

    @Test
    void equalSeedsGiveEqualBytes() throws Exception {
        Path first = folder.resolve("first.npz"), second = folder.resolve("second.npz");
        Path other = folder.resolve("other.npz");
        assertThat(showers(first, "1", "1")).as(err.toString()).isZero();
        assertThat(showers(second, "1", "3")).isZero();
        assertThat(showers(other, "2", "1")).isZero();
        assertThat(Files.mismatch(first, second)).isEqualTo(-1);
        assertThat(Files.mismatch(first, other)).isNotEqualTo(-1);
        assertThat(out.toString()).contains("shower-2d: " + first, "12 events");
    }

    private int showers(Path file, String seed, String threads) {
        return kaon(
                "generate",
                "shower-2d",
                "--energy=20..40",
                "--angle=-5",
                "--events=12",
                "--seed=" + seed,
                "--threads=" + threads,
                "--out=" + file);
    }

    @Test
    void makesAPictureWithoutAFile() {
        Path picture = folder.resolve("showers.svg");
        String[] line = {"generate", "shower-2d", "--events", "3", "--picture", picture.toString()};
        assertThat(kaon(line)).as(err.toString()).isZero();
        assertThat(picture).content().contains("mean of 3");
    }

    @Test
    void mistakesAreSaidInAParagraph() {
        String file = folder.resolve("x.npz").toString();
        assertThat(kaon("generate", "shower-2d")).isEqualTo(Failure.USAGE);
        assertThat(kaon("generate", "shower-2d", "--energy=7000", "--out", file))
                .isEqualTo(Failure.USAGE);
        assertThat(kaon("generate", "shower-2d", "--events=-1", "--out", file))
                .isEqualTo(Failure.USAGE);
        assertThat(kaon("generate", "shower-2d", "--threads=0", "--out", file))
                .isEqualTo(Failure.USAGE);
        assertThat(kaon("generate", "shower-2d", "--picture", file)).isEqualTo(Failure.USAGE);
        assertThat(kaon("generate", "shower-2d", "--mass=3", "--out", file))
                .isEqualTo(Failure.USAGE);
        assertThat(kaon("generate", "shower-2d", "--out", "x.wav")).isEqualTo(Failure.INPUT);
        assertThat(err.toString())
                .contains(
                        "--out FILE, --picture FILE",
                        "\"energy\"",
                        "0.25 to 5000 GeV",
                        "--events",
                        "--threads",
                        ".svg or .png",
                        "--mass",
                        ".npz")
                .doesNotContain("\tat ");
        assertThat(Path.of(file)).doesNotExist();
    }
}
