package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.run.Network;
import org.kaon.model.Summary;

import picocli.CommandLine;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import javax.imageio.ImageIO;

/// The networks over pictures in `examples/` are what they claim to be and train, here on pictures
/// of ten colours.
class PictureExamplesTest {

    private final Path examples = House.here().root().resolve("examples/cifar-10");

    /// Keras 3.15 counts the same for the networks of its twin.
    @ParameterizedTest
    @CsvSource({
        "nn, 855050",
        "cnn, 522186",
        "dcnn, 620554",
        "resnet-20, 274042",
        "inception, 83114"
    })
    void networksHaveAsManyWeightsAsPublished(String name, long weights) {
        Experiment experiment = Experiment.read(examples.resolve(name + ".yaml"), List.of());
        assertThat(Summary.summary(Network.of(experiment).model()).parameters()).isEqualTo(weights);
    }

    @Test
    void theirWeightsStandInTheReadme() throws IOException {
        assertThat(Files.readString(examples.resolve("README.md")))
                .contains("| 522,186 |", "| 620,554 |", "| 855,050 |", "| 274,042 |", "| 83,114 |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn", "resnet-20"})
    void networksTrain(String name, @TempDir Path folder) throws IOException {
        Experiment experiment = Experiment.read(examples.resolve(name + ".yaml"), List.of());
        colours(folder.resolve("train.zip"), experiment.events().classes(), 16, 1);
        colours(folder.resolve("test.zip"), experiment.events().classes(), 4, 2);
        Path run = folder.resolve("run");
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code =
                Main.run(
                        line,
                        "train",
                        examples.resolve(name + ".yaml").toString(),
                        "--out",
                        run.toString(),
                        "--set",
                        "training.epochs=2",
                        "--set",
                        "training.batch_size=32",
                        "--set",
                        "samples.0.files=" + folder.resolve("train.zip"),
                        "--set",
                        "samples.1.files=" + folder.resolve("test.zip"));
        assertThat(code).as(err.toString()).isZero();
        assertThat(Files.readString(run.resolve("results.json")))
                .contains("accuracy", "confusion")
                .doesNotContain("auc", "rejection");
        assertThat(out.toString() + err)
                .contains("160 to train, 0 to validate, 40 to test", "true class, taken for (%)");
        assertThat(run.resolve("report.html")).isRegularFile();
    }

    /// Pictures whose red tells the class.
    private static void colours(Path file, List<String> classes, int each, long seed)
            throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int label = 0; label < classes.size(); label++) {
                for (int i = 0; i < each; i++) {
                    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
                    for (int p = 0; p < 32 * 32; p++) {
                        int noise = random.nextInt(1 << 16);
                        image.setRGB(p % 32, p / 32, 25 * label << 16 | noise);
                    }
                    zip.putNextEntry(new ZipEntry(classes.get(label) + "/" + i + ".png"));
                    ImageIO.write(image, "png", zip);
                }
            }
        }
    }
}
