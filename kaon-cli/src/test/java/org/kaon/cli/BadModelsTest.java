package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.layer.Dense.dense;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.optimizer.Sgd.sgd;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.layer.Concatenate;
import org.kaon.layer.Conv2D;
import org.kaon.model.Compilation;
import org.kaon.model.Functional;
import org.kaon.model.Model;
import org.kaon.model.Objective;
import org.kaon.model.Symbol;
import org.kaon.model.Trainer;
import org.kaon.onnx.ModelWriter;
import org.kaon.onnx.OnnxModel;
import org.kaon.onnx.OnnxNode;
import org.kaon.onnx.export.OnnxExport;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/// Everything that can be wrong with a model, and what is said about it:
/// `docs/reference/errors-models.md`.
class BadModelsTest {

    private static final Path PAGE = House.here().root().resolve("docs/reference/errors-models.md");
    private static final String HEAD =
            """
            # What is said about bad models

            Each is one paragraph: where, what was expected, what was found, what to do. By the command line the exit code is 1.
            `BadModelsTest` makes the models, and compares this page with what is said.

            | what is wrong | what is said |
            |---|---|
            """;

    @TempDir private Path folder;
    private final Map<String, String> said = new LinkedHashMap<>();
    private BadModels bad = new BadModels(Path.of(""));

    @BeforeEach
    void make() {
        bad = new BadModels(folder);
    }

    @Test
    void eachIsToldInOneParagraph() throws IOException {
        zips();
        configurations();
        graphs();
        hdf5();
        onnx();
        inputs();
        code();
        StringBuilder page = new StringBuilder(HEAD);
        said.forEach((what, message) ->
                page.append("| ")
                        .append(what)
                        .append(" | ")
                        .append(message.replace("|", "\\|"))
                        .append(" |\n"));
        if ("write".equals(System.getProperty("kaon.golden"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(said).hasSizeGreaterThan(40);
        assertThat(Files.readString(PAGE))
                .as("kaon.golden=write renews the page")
                .isEqualTo(page.toString());
    }

    private void zips() throws IOException {
        Path good = bad.image();
        summary("a `.keras` that was cut", bad.cut(good, "cut.keras", 0.6));
        summary("no weights in a `.keras`", bad.withoutWeights(good, "empty.keras"));
        summary("a text named `.keras`", bad.text("text.keras", "no model"));
        summary("a zip bomb", bad.bomb("bomb.keras"));
        String config = BadModels.member(good, "config.json");
        String half = config.substring(0, config.length() / 2);
        summary("JSON that was cut", bad.with(good, "half.keras", half));
        summary("JSON of something else", bad.with(good, "other.keras", "{\"a\": 1}"));
    }

    private void configurations() throws IOException {
        change("an unknown layer", "\"MaxPooling2D\"", "\"MaxPoolling2D\"");
        change("an unknown setting", "\"units\":6", "\"units\":6,\"quantum\":1");
        change("a setting that is not supported", "\"float32\"", "\"float64\"");
        change("an unknown activation", "\"relu\"", "\"rellu\"");
        change("an unknown initialiser", "\"GlorotUniform\"", "\"GlorotUniformly\"");
        change("a text for a number", "\"units\":6", "\"units\":\"six\"");
        change("negative filters", "\"filters\":4", "\"filters\":-4");
        change("an unknown padding", "\"padding\":\"valid\"", "\"padding\":\"circular\"");
        change("a rate above 1", "\"rate\":0.5", "\"rate\":1.5");
        change("weights of another shape", "\"units\":6", "\"units\":2000000000");
        change("a window that does not fit", "\"kernel_size\":[3,3]", "\"kernel_size\":[9,9]");
        change("two layers of one name", "\"name\":\"dense_1\"", "\"name\":\"dense\"");
        change("a layer that is no map", "\"layers\":[", "\"layers\":[7,");
        change("layers that are no list", "\"layers\":[", "\"layers\":{},\"rest\":[");
    }

    private void graphs() throws IOException {
        Path good = bad.functionalFile();
        String left = "\"keras_history\":[\"jet\",0,0]";
        summary(
                "a graph that is a circle",
                bad.changed(good, "circle.keras", left, "\"keras_history\":[\"sum\",0,0]"));
        summary(
                "a call of a layer that is not there",
                bad.changed(good, "lost.keras", left, "\"keras_history\":[\"jets\",0,0]"));
        summary(
                "an output that a layer does not have",
                bad.changed(good, "third.keras", left, "\"keras_history\":[\"jet\",0,3]"));
    }

    private void hdf5() throws IOException {
        Path weights = folder.resolve("image.weights.h5");
        Path legacy = folder.resolve("image.h5");
        Model.load(bad.image()).save(weights);
        Model.load(bad.image()).save(legacy);
        summary("weights without an architecture", weights);
        summary("an `.h5` that was cut", bad.cut(legacy, "cut.h5", 0.5));
        summary("fewer layers of weights than layers", bad.renamed("few.h5", List.of()));
        summary("weights that are listed and not there", bad.renamed("gone.h5", List.of("conv")));
        String layer = "{\"class_name\": \"%s\", \"config\": {\"name\": \"first\", %s}}";
        summary(
                "a layer of Keras 1 that is no more",
                bad.old("maxout.h5", layer.formatted("MaxoutDense", "\"output_dim\": 3")));
        summary(
                "an old setting without a meaning today",
                bad.old("mode.h5", layer.formatted("BatchNormalization", "\"mode\": 2")));
    }

    private void onnx() throws IOException {
        OnnxModel good = OnnxExport.export(Model.load(bad.image()).inference());
        byte[] bytes = ModelWriter.bytes(good);
        Path half = bad.cut(bad.bytes("good.onnx", bytes), "cut.onnx", 0.7);
        Path in = bad.array("image.npy", 2, 8, 8, 1);
        predict("an ONNX file that was cut", half, in);
        predict("a text named `.onnx`", bad.text("text.onnx", "no model"), in);
        List<OnnxNode> nodes =
                good.nodes().stream()
                        .map(node ->
                                node.op().equals("Conv")
                                        ? new OnnxNode(
                                                "Konv",
                                                node.domain(),
                                                node.name(),
                                                node.inputs(),
                                                node.outputs(),
                                                node.attributes())
                                        : node)
                        .toList();
        predict("an unknown ONNX operator", onnx("unknown.onnx", good, nodes, 18), in);
        predict("an ONNX opset of the future", onnx("new.onnx", good, good.nodes(), 99), in);
        predict(
                "an ONNX graph with a hole",
                onnx("hole.onnx", good, good.nodes().subList(3, good.nodes().size()), 18),
                in);
    }

    private Path onnx(String name, OnnxModel good, List<OnnxNode> nodes, long opset)
            throws IOException {
        Path file = folder.resolve(name);
        ModelWriter.write(
                new OnnxModel(
                        good.name(),
                        Map.of(OnnxModel.STANDARD, opset),
                        nodes,
                        good.initializers(),
                        good.inputs(),
                        good.outputs()),
                file);
        return file;
    }

    private void inputs() throws IOException {
        predict("rows of another shape", bad.image(), bad.array("wide.npy", 2, 8, 9, 1));
        summary("a model that is not there", folder.resolve("nowhere.keras"));
        summary("an ending that no model has", bad.text("model.pb", "?"));
        command(
                "an ending that is not written",
                "convert",
                bad.image().toString(),
                folder.resolve("model.pb").toString());
        Path json = bad.text("image.json", BadModels.member(bad.image(), "config.json"));
        predict("an architecture without weights", json, bad.array("image.npy", 2, 8, 8, 1));
    }

    private void code() throws IOException {
        change("code in a file: Lambda", "\"MaxPooling2D\"", "\"Lambda\"");
        change("code in a file: a module of Python", "\"keras.layers\"", "\"os.path\"");
        change(
                "a class that somebody registered",
                "\"registered_name\":null",
                "\"registered_name\":\"my>Layer\"");
        thrown("a convolution with negative filters, in Java", () -> Conv2D.conv2D(-4, 3));
        thrown("shapes that do not join", BadModelsTest::joined);
        thrown("a loss for an output that is not there", this::compiled);
    }

    private Trainer compiled() {
        Map<String, Objective> objectives = Map.of("mas", Objective.objective(meanSquaredError()));
        try (CpuEngine engine = CpuEngine.open(1)) {
            return bad.twoEnds().compile(engine, Compilation.compilation(objectives, sgd(0.1)));
        }
    }

    private static Model joined() {
        Symbol a = Symbol.input("a", 4, 3);
        Symbol b = Symbol.input("b", 5, 2);
        Symbol both = Symbol.join("both", Concatenate.concatenate(), a, b);
        return Functional.functional("f", List.of(a, b), List.of(both.to(dense(1)))).initialise(1);
    }

    private void change(String what, String from, String to) throws IOException {
        String name = "file" + said.size() + ".keras";
        summary(what, bad.changed(bad.image(), name, from, to));
    }

    private void summary(String what, Path file) {
        command(what, "summary", file.toString());
    }

    private void predict(String what, Path model, Path in) {
        String out = folder.resolve("out.npz").toString();
        command(what, "predict", model.toString(), in.toString(), "--out", out);
    }

    /// What the command line says, without the folder.
    private void command(String what, String... words) {
        StringWriter err = new StringWriter();
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(new StringWriter())).setErr(new PrintWriter(err));
        int code = Main.run(line, words);
        String message = err.toString().strip();
        assertThat(code).as(what + ": " + message).isEqualTo(Failure.INPUT);

        assertThat(message).startsWith("kaon: ");
        put(what, message.substring("kaon: ".length()));
    }

    private void thrown(String what, Callable<?> attempt) {
        try {
            attempt.call();
        } catch (Exception e) {
            assertThat(Failure.of(e).code()).as(what + ": " + e).isEqualTo(Failure.INPUT);
            put(what, String.valueOf(e.getMessage()));
            return;
        }
        throw new AssertionError(what + " was taken");
    }

    private void put(String what, String message) {
        // Sizes of packed files depend on the library that packs.
        String plain =
                message.replace(folder + "/", "")
                        .replaceAll("\\d{3,} bytes", "N bytes")
                        .replaceAll("from \\d{4,}", "from n");
        assertThat(plain).as(what).hasLineCount(1).doesNotContain("Exception");
        assertThat(plain).as(what).matches(".*(\\.|no such file)");
        assertThat(said.put(what, plain)).as(what).isNull();
    }
}
