package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.lab.experiment.Part;
import org.kaon.model.Model;
import org.kaon.physics.statistics.Estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class RunEnsembleTest {

    @TempDir private Path folder;

    private Path train(String name, String... overrides) throws IOException {
        RunOptions options = RunOptions.standard().threads(1).out(folder.resolve(name));
        for (String override : overrides) {
            options = options.set(override);
        }
        return TrainingRun.start(
                        Problem.yaml(folder, Problem.CLOUDS),
                        options.set("training.epochs=2"),
                        RunListener.SILENT,
                        Problem.catalog())
                .directory();
    }

    private static Scores scores(Path run) throws IOException {
        return Scores.read(run.resolve("scores/test.npy"), 1);
    }

    private static double accuracy(Results results) {
        return results.figures().getOrDefault("accuracy", Estimate.undefined()).value();
    }

    @Test
    void averagesTheOutputsEventByEvent() throws IOException {
        List<Path> runs =
                List.of(
                        train("a"),
                        train("b", "training.seed=6"),
                        train("c", "training.seed=7", "model[0].dense.units=3"));
        RunEnsemble.Outcome outcome = RunEnsemble.of(runs);
        assertThat(outcome.part()).isEqualTo(Part.TEST);
        assertThat(outcome.members()).containsOnlyKeys(runs);
        int right = 0;
        int rows = scores(runs.getFirst()).rows();
        for (int row = 0; row < rows; row++) {
            double left = 0;
            double other = 0;
            for (Path run : runs) {
                left += scores(run).output(row, 0);
                other += scores(run).output(row, 1);
            }
            right += (other > left ? 1 : 0) == scores(runs.getFirst()).truth(row, 0) ? 1 : 0;
        }
        assertThat(accuracy(outcome.together())).isCloseTo(right / (double) rows, within(1e-12));
        assertThat(outcome.together().events()).isEqualTo(rows);
        assertThat(outcome.together().figures()).containsOnlyKeys("auc", "accuracy", "separation");
        assertThat(outcome.together().figures().getOrDefault("auc", Estimate.undefined()).error())
                .isPositive();
    }

    @Test
    void oneRunTwiceIsThatRun() throws IOException {
        Path run = train("a");
        RunEnsemble.Outcome outcome = RunEnsemble.of(List.of(run, run));
        assertThat(outcome.members().values()).containsExactly(outcome.together());
    }

    @Test
    void theNetworksBecomeOne() throws IOException {
        List<Path> runs = List.of(train("a"), train("b", "training.seed=6"));
        Path file = folder.resolve("both.zip");
        RunEnsemble.save(runs, file);
        Model both = Model.load(file);
        Model first = Model.load(runs.getFirst().resolve("model.zip"));
        assertThat(both.architecture().outputShapes().values())
                .containsExactlyElementsOf(first.architecture().outputShapes().values());
        assertThat(both.weights().size()).isEqualTo(2 * first.weights().size());
    }

    @Test
    void refusesOtherEventsAndClasses() throws IOException {
        Path run = train("a");
        Path other = train("b", "split.seed=2");
        assertThatThrownBy(() -> RunEnsemble.of(List.of(run, other)))
                .isInstanceOf(RunException.class)
                .hasMessageContaining(
                        other + ": its test part holds other events than that of " + run);
        assertThatThrownBy(() -> RunEnsemble.save(List.of(run, other), folder.resolve("x.zip")))
                .hasMessageContaining("inputs were prepared in another way");
        Path names = train("c", "classes=[this, that]");
        assertThatThrownBy(() -> RunEnsemble.of(List.of(run, names)))
                .hasMessageContaining("predicts [this, that] by 2 outputs")
                .hasMessageContaining("[left, right]");
    }

    @Test
    void refusesOneRunAndRunsThatAreNotComplete() throws IOException {
        Path run = train("a");
        assertThatThrownBy(() -> RunEnsemble.of(List.of(run)))
                .hasMessageContaining("two runs or more; found 1");
        Path open = train("b");
        Files.delete(open.resolve("results.json"));
        assertThatThrownBy(() -> RunEnsemble.of(List.of(run, open)))
                .hasMessageContaining("is not complete. Go on with kaon train --resume");
        assertThatThrownBy(() -> RunEnsemble.of(List.of(run, folder.resolve("none"))))
                .hasMessageContaining("there is no such run directory");
    }
}
