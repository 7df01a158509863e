package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

class RunDirectoryTest {

    @TempDir private Path folder;

    @Test
    void countsRunsOfOneName() {
        assertThat(RunDirectory.next(folder, "top/cnn").path())
                .isEqualTo(folder.resolve("runs/top/cnn/001"));
        assertThat(RunDirectory.next(folder, "top/cnn").path())
                .isEqualTo(folder.resolve("runs/top/cnn/002"));
    }

    @Test
    void refusesAFolderThatIsNotEmpty() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> RunDirectory.create(folder))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("the folder is not empty. Give another with --out");
        assertThat(folder.resolve("run.json")).doesNotExist();
    }

    @Test
    void refusesAFileInItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("run"), "mine");
        assertThatThrownBy(() -> RunDirectory.create(file))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("is a file, expected a folder for the run.");
    }

    @Test
    void saysThatItCannotWrite() throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may write anywhere");
        Files.createDirectories(folder.resolve("closed"));
        assertThat(folder.resolve("closed").toFile().setWritable(false)).isTrue();
        assertThatThrownBy(() -> RunDirectory.create(folder.resolve("closed/run")))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("cannot be written (permission denied)");
    }

    @Test
    void refusesOtherVersions() {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        run.write("run.json", Json.write(Map.of("format", "kaon-run-7")));
        assertThatThrownBy(() -> RunDirectory.open(run.path()))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(
                        "written by another version of Kaon: expected the format kaon-run-1, found"
                                + " kaon-run-7.");
    }

    @Test
    void refusesWhatIsNoRun() {
        assertThatThrownBy(() -> RunDirectory.open(folder))
                .hasMessageContaining("is no run directory, for it holds no run.json");
        assertThatThrownBy(() -> RunDirectory.open(folder.resolve("none")))
                .hasMessageContaining("there is no such run directory");
    }

    @Test
    void isClaimedByOneAtATime() {
        RunDirectory run = RunDirectory.create(folder.resolve("run"));
        try (RunDirectory.Claim claim = run.claim()) {
            assertThat(claim.channel().isOpen()).isTrue();
            assertThatThrownBy(run::claim)
                    .isInstanceOf(RunException.class)
                    .hasMessageContaining("another process is training in this run");
        }
        run.claim().close();
    }

    @Test
    void writesNumbersThatJsonLacksAsNull() {
        assertThat(Json.write(Map.of("x", Json.number(Double.NaN))))
                .isEqualToIgnoringWhitespace("{\"x\": null}");
        assertThat(Json.read("{\"x\": 1.5}", "f").get("x")).isEqualTo(1.5);
        assertThatThrownBy(() -> Json.read("{", "f.json"))
                .hasMessageStartingWith("f.json: is no JSON object");
    }

    @Test
    void givesEveryPurposeItsOwnSeed() {
        Seeds seeds = new Seeds(1);
        assertThat(seeds.model()).isNotEqualTo(seeds.shuffle()).isPositive();
        assertThat(seeds).isEqualTo(new Seeds(1));
        assertThat(seeds.model()).isNotEqualTo(new Seeds(2).model());
    }
}
