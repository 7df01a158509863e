package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/// The commands that work on experiments and runs, called as the launcher calls them.
class CommandTest {

    private static final Path EXAMPLES = House.here().root().resolve("examples/top-tagging");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    @Test
    void trainsReportsAndPredicts() throws Exception {
        Path run = folder.resolve("run");
        assertThat(trainShortly(run)).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("epoch 1/1", "loss ", "test (", "AUC 0.", " ± ", "Report: " + run);
        JsonNode auc =
                new JsonMapper()
                        .readTree(Files.readString(run.resolve("results.json")))
                        .at("/test/auc");
        assertThat(auc.get("value").asDouble()).isBetween(0.3, 1.0);
        assertThat(auc.get("error").asDouble()).isPositive();

        Files.delete(run.resolve("report.html"));
        assertThat(kaon("report", run.toString())).as(err.toString()).isZero();
        assertThat(run.resolve("report.html")).isNotEmptyFile();

        Path scores = folder.resolve("scores.csv");
        String jets = EXAMPLES.resolve("data/jets.root") + ":jets";
        assertThat(kaon("predict", run.toString(), jets, "--out", scores.toString()))
                .as(err.toString())
                .isZero();
        assertThat(scores).content().startsWith("qcd,top\n").hasLineCount(16_001);
    }

    @Test
    void everyMistakeInAnExperimentIsToldWithItsPlace() throws Exception {
        Path yaml = folder.resolve("x.yaml");
        String text = Files.readString(EXAMPLES.resolve("mlp.yaml"));
        Files.writeString(yaml, text.replace("optimizer:", "optimiser:").replace("by:", "bye:"));
        assertThat(kaon("train", yaml.toString())).isEqualTo(Failure.INPUT);
        assertThat(err.toString())
                .startsWith("kaon: ")
                .contains("optimiser", "optimizer", "bye", "x.yaml:")
                .doesNotContain("\tat ");
    }

    @Test
    void showsThePlanOfTheTrainingStep() {
        assertThat(kaon("plan", EXAMPLES.resolve("mlp.yaml").toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("128, 80");
    }

    @Test
    void benchHelpTeachesNetworksOpsAndPeers() {
        assertThat(kaon("bench", "step", "--help")).isZero();
        assertThat(out.toString()).contains("mlp, win, dcnn, wgan, tiny", "--peers", "--long");
        assertThat(kaon("bench", "op", "--op", "no-such-op")).isEqualTo(Failure.USAGE);
        assertThat(err.toString()).contains("No op [no-such-op]", "matmul");
    }

    @Test
    void benchNamesWhatItCanMeasure() {
        assertThat(kaon("bench")).isEqualTo(Failure.USAGE);
        assertThat(err.toString()).contains("kaon bench --help");
    }

    @Test
    void trainWantsOneExperimentOrOneRun() {
        assertThat(kaon("train")).isEqualTo(Failure.USAGE);
        assertThat(kaon("train", "a.yaml", "--resume", "run")).isEqualTo(Failure.USAGE);
        assertThat(kaon("train", "--resume", "run", "--seed", "1")).isEqualTo(Failure.USAGE);
        assertThat(err.toString()).contains("either EXPERIMENT.yaml or --resume", "--seed");
    }

    @Test
    void aRunThatIsNoneIsSaidPlainly() {
        for (String command : new String[] {"report", "predict"}) {
            String[] arguments =
                    command.equals("report")
                            ? new String[] {command, folder.toString()}
                            : new String[] {command, folder.toString(), "x.root", "--out", "y.csv"};
            assertThat(kaon(arguments)).isEqualTo(Failure.INPUT);
        }
        assertThat(err.toString()).contains(folder.toString()).doesNotContain("\tat ");
    }

    private int trainShortly(Path run) {
        return kaon(
                "train",
                EXAMPLES.resolve("mlp.yaml").toString(),
                "--out",
                run.toString(),
                "--set",
                "training.epochs=1",
                "--set",
                "select=event < 1000");
    }

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }
}
