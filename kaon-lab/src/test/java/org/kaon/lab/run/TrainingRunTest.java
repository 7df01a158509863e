package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.callback.Stop;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.run.TrainingRun.Outcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class TrainingRunTest {

    @TempDir private Path folder;

    private Outcome train(String text, String name, RunOptions options, RunListener listener)
            throws IOException {
        return TrainingRun.start(
                Problem.yaml(folder, text),
                options.threads(1).out(folder.resolve(name)),
                listener,
                Problem.catalog());
    }

    @Test
    void leavesEverythingInItsDirectory() throws IOException {
        Outcome outcome = train(Problem.CLOUDS, "run", RunOptions.standard(), RunListener.SILENT);
        assertThat(outcome.complete()).isTrue();
        Results test =
                outcome.results().getOrDefault(Part.TEST, new Results(0, Map.of(), Map.of()));
        assertThat(test.figures()).containsOnlyKeys("auc", "accuracy", "separation");
        test.figures()
                .forEach((name, estimate) -> {
                    assertThat(estimate.value()).isBetween(0.4, 1.0);
                    assertThat(estimate.error()).isBetween(0.001, 0.1);
                });
        RunDirectory run = RunDirectory.open(outcome.directory());
        for (String file :
                List.of(
                        "run.json",
                        "original.yaml",
                        "experiment.yaml",
                        "environment.json",
                        "samples.json",
                        "transforms.json",
                        "history.csv",
                        "timing.json",
                        "checkpoints/last.zip",
                        "model.zip",
                        "scores/train.npy",
                        "scores/validation.npy",
                        "scores/test.npy",
                        "results.json",
                        "report.html",
                        "plots/roc.svg",
                        "plots/roc.png",
                        "plots/scores.svg",
                        "plots/curve-loss.png")) {
            assertThat(run.file(file)).isRegularFile();
        }
        assertThat(run.file("scratch")).doesNotExist();
        assertThat(run.text("history.csv").lines()).hasSize(5);
        assertThat(run.json("results.json").get("test")).isInstanceOf(Map.class);
        assertThat(run.text("report.html")).contains("AUC", "DeLong", "seed (model)");
    }

    @Test
    void givesTheSameBitsForTheSameSeed() throws IOException {
        Path first =
                train(Problem.CLOUDS, "a", RunOptions.standard(), RunListener.SILENT).directory();
        Path second =
                train(Problem.CLOUDS, "b", RunOptions.standard(), RunListener.SILENT).directory();
        Path other =
                train(
                                Problem.CLOUDS,
                                "c",
                                RunOptions.standard().set("training.seed=6"),
                                RunListener.SILENT)
                        .directory();
        assertThat(second.resolve("model.zip")).hasSameBinaryContentAs(first.resolve("model.zip"));
        assertThat(Files.mismatch(first.resolve("model.zip"), other.resolve("model.zip")))
                .isNotNegative();
    }

    @Test
    void resumesWithTheSameBits() throws IOException {
        Path whole =
                train(Problem.CLOUDS, "whole", RunOptions.standard(), RunListener.SILENT)
                        .directory();
        Stop stop = new Stop();
        RunListener stopping =
                new RunListener() {
                    @Override
                    public void batch(Step step) {
                        if (step.epoch() == 2 && step.batch() == 5) {
                            stop.request();
                        }
                    }
                };
        Outcome cut = train(Problem.CLOUDS, "cut", RunOptions.standard().stop(stop), stopping);
        assertThat(cut.complete()).isFalse();
        assertThat(cut.directory().resolve("results.json")).doesNotExist();
        List<RunListener.Step> steps = new ArrayList<>();
        RunListener counting =
                new RunListener() {
                    @Override
                    public void batch(Step step) {
                        steps.add(step);
                    }
                };
        Outcome resumed =
                TrainingRun.resume(
                        cut.directory(),
                        RunOptions.standard().threads(1),
                        counting,
                        Problem.catalog());
        assertThat(resumed.complete()).isTrue();
        assertThat(steps.getFirst())
                .extracting(RunListener.Step::epoch, RunListener.Step::batch)
                .containsExactly(2, 6L);
        for (String file : List.of("model.zip", "history.csv", "scores/test.npy")) {
            assertThat(resumed.directory().resolve(file))
                    .hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    @Test
    void predictsNumbers() throws IOException {
        Outcome outcome = train(Problem.LINE, "line", RunOptions.standard(), RunListener.SILENT);
        Results test =
                outcome.results().getOrDefault(Part.TEST, new Results(0, Map.of(), Map.of()));
        assertThat(test.figures()).containsOnlyKeys("mse", "mae", "bias", "resolution");
        assertThat(outcome.directory().resolve("plots/residuals-1.svg")).isRegularFile();
        assertThat(test.figures().values().iterator().next().value()).isLessThan(1e-3);
    }

    @Test
    void buildsTheReportAnewFromTheDirectoryAlone() throws IOException {
        Path run =
                train(Problem.CLOUDS, "run", RunOptions.standard(), RunListener.SILENT).directory();
        byte[] page = Files.readAllBytes(run.resolve("report.html"));
        Files.delete(run.resolve("report.html"));
        Files.delete(folder.resolve("experiment.yaml"));
        assertThat(RunReport.write(run)).hasBinaryContent(page);
    }

    @Test
    void refusesToResumeWhatIsComplete() throws IOException {
        Path run =
                train(Problem.LINE, "run", RunOptions.standard(), RunListener.SILENT).directory();
        assertThatThrownBy(() -> TrainingRun.resume(run, RunOptions.standard(), RunListener.SILENT))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("the run is complete");
    }

    @Test
    void refusesToResumeWithOtherData() throws IOException {
        Stop stop = new Stop();
        stop.request();
        Path run =
                train(Problem.CLOUDS, "run", RunOptions.standard().stop(stop), RunListener.SILENT)
                        .directory();
        assertThatThrownBy(() ->
                        TrainingRun.resume(
                                run,
                                RunOptions.standard(),
                                RunListener.SILENT,
                                Problem.catalog(500)))
                .isInstanceOf(RunException.class)
                .hasMessageContaining("the data have changed since the run began");
    }

    @Test
    void leavesNoDirectoryForANetworkThatDoesNotFit() {
        assertThatThrownBy(() ->
                        train(
                                Problem.CLOUDS,
                                "run",
                                RunOptions.standard().set("model[2].dense.units=3"),
                                RunListener.SILENT))
                .isInstanceOf(org.kaon.lab.yaml.ConfigException.class)
                .hasMessageContaining("The last layer gives 3 numbers, but there are 2 classes.");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void leavesNoDirectoryForARunThatNeverTrained() {
        assertThatThrownBy(() ->
                        train(
                                Problem.CLOUDS,
                                "run",
                                RunOptions.standard().set("select=x > 1000"),
                                RunListener.SILENT))
                .hasMessageContaining("leaves none of 600 events");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void carriesCallbacksOut() throws IOException {
        Outcome outcome =
                train(
                        Problem.CLOUDS,
                        "run",
                        RunOptions.standard()
                                .set("training.epochs=30")
                                .set("training.callbacks={early_stopping: {patience: 1}}"),
                        RunListener.SILENT);
        assertThat(RunDirectory.open(outcome.directory()).text("history.csv").lines())
                .hasSizeLessThan(30);
    }
}
