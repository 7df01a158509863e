package org.kaon.lab.experiment;

import org.kaon.lab.yaml.ConfigException;
import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Overrides;
import org.kaon.lab.yaml.Problems;
import org.kaon.lab.yaml.Value;
import org.kaon.lab.yaml.Words;
import org.kaon.lab.yaml.YamlText;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is trained, on what, and how it is judged: the content of one YAML file.
///
/// @param name the run's name; a path such as `top-tagging/winner-cnn`
/// @param inputs the network's inputs by name
/// @param model the layers of a sequential network, in order
public record Experiment(
        String name,
        Events events,
        Map<String, Input> inputs,
        List<Setting> model,
        Training training,
        Judgement report) {

    public Experiment {
        inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        model = List.copyOf(model);
    }

    /// The experiment of a file; paths in it are relative to the file.
    ///
    /// *Errors*: [ConfigException] with every mistake in the file and in the overrides.
    ///
    /// @param overrides `path=value`, put in from left to right
    public static Experiment read(Path file, List<String> overrides) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        return read(text(file), String.valueOf(file.getFileName()), folder, overrides);
    }

    /// The experiment of a text.
    ///
    /// @param source the name for messages
    /// @param folder what relative paths start from
    public static Experiment read(String text, String source, Path folder, List<String> overrides) {
        Problems problems = new Problems();
        Value root = YamlText.read(text, source, problems);
        root = Overrides.apply(root, overrides, problems);
        Experiment experiment = read(Fields.of(root, "", problems), folder);
        problems.throwAny();
        return experiment;
    }

    /// The text of an experiment's file.
    ///
    /// *Errors*: a file that is missing or no text is a [ConfigException].
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigException(
                    file + ": there is no such file. Expected an experiment in YAML.");
        } catch (CharacterCodingException e) {
            throw new ConfigException(
                    file + ": is no text in UTF-8. Expected an experiment in YAML.");
        } catch (IOException e) {
            throw new ConfigException(file + ": cannot be read (" + e.getMessage() + ").");
        }
    }

    private static Experiment read(Fields in, Path folder) {
        String name = in.text("name");
        if (!name.isEmpty() && !name.matches("[\\p{L}\\p{N}_][\\p{L}\\p{N}_. /-]*")
                || name.contains("..")) {
            in.mistake(
                    "name",
                    "expected letters, digits and . _ - / (it names a folder); found \""
                            + name
                            + "\".");
        }
        Events events = Events.read(in, folder);
        Map<String, Input> inputs = new LinkedHashMap<>();
        in.required("inputs")
                .ifPresent(value -> Input.readAll(value, in.path("inputs"), in, inputs));
        List<Setting> model =
                in.required("model")
                        .map(value ->
                                Fields.list(
                                        value,
                                        in.path("model"),
                                        (v, p) -> Vocabulary.LAYER.read(v, p, in.problems())))
                        .orElse(List.of());
        if (in.has("model") && model.isEmpty()) {
            in.mistake("model", "expected a list of layers; found none.");
        }
        Training training =
                in.required("training")
                        .map(v -> Training.read(Fields.of(v, "training", in.problems())))
                        .orElse(Training.DEFAULT);
        checkBalance(in, events, training.loop().balance());
        Judgement report = in.map("report", f -> Judgement.read(f, events), Judgement.of(events));
        in.done();
        return new Experiment(name, events, inputs, model, training, report);
    }

    private static void checkBalance(Fields in, Events events, Balance balance) {
        if (balance == Balance.CLASSES && !events.classifies()) {
            in.mistake("training", "balance: classes needs classes; this is a regression.");
        }
        if (balance != Balance.ROWS && events.shares()) {
            in.mistake(
                    "training",
                    "balance: %s and the shares of the samples say two different things. Remove one."
                            .formatted(Words.of(balance)));
        }
    }

    /// The same with every default spelt out, in plain maps and lists.
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("name", name);
        events.write(plain);
        Map<String, Object> named = new LinkedHashMap<>();
        inputs.forEach((key, input) -> named.put(key, input.plain()));
        plain.put("inputs", named);
        plain.put("model", model.stream().map(Setting::plain).toList());
        plain.put("training", training.plain());
        plain.put("report", report.plain());
        return plain;
    }

    /// The same as YAML, which [#read] reads back to an equal experiment from any folder.
    public String yaml() {
        return YamlText.write(plain());
    }
}
