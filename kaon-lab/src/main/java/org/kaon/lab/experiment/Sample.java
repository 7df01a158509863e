package org.kaon.lab.experiment;

import org.kaon.lab.expression.Expression;
import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Value;
import org.kaon.lab.yaml.Words;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// Files with events of one kind.
///
/// @param files each `FILE:OBJECT`, the path absolute, possibly with `*` and `?`
/// @param part where all its events go, or [Part#SHARED]
/// @param share its part of the events of an epoch, in proportion to the shares of the others;
///   either all samples that are trained on have one or none has
public record Sample(List<String> files, Truth truth, Part part, OptionalDouble share) {

    /// How the class of an event is known.
    public sealed interface Truth {
        /// From an expression that gives the class's number.
        record Label(Expression expression) implements Truth {}

        /// All events of the sample are of one class.
        record Whole(String name) implements Truth {}

        /// There are no classes: a regression.
        record None() implements Truth {}
    }

    public Sample {
        files = List.copyOf(files);
    }

    static Sample read(Fields in, Path folder, List<String> classes, boolean labelled) {
        List<String> files =
                in.required("files")
                        .map(value ->
                                Fields.list(
                                        value, in.path("files"), (v, p) -> file(v, p, in, folder)))
                        .orElse(List.of());
        if (in.has("files") && files.isEmpty()) {
            in.mistake("files", "expected FILE:OBJECT; found none.");
        }
        Truth truth = truth(in, classes, labelled);
        Part part = in.choice("split", Part.class, Part.SHARED);
        OptionalDouble share =
                in.has("share")
                        ? OptionalDouble.of(in.real("share", Double.MIN_NORMAL, 1e12, 1))
                        : OptionalDouble.empty();
        if (share.isPresent() && !trains(part)) {
            in.mistake("share", "is a part of what is trained on; this sample is not. Remove it.");
        }
        in.done();
        return new Sample(files, truth, part, share);
    }

    /// Whether events of the sample are trained on.
    public boolean trained() {
        return trains(part);
    }

    private static boolean trains(Part part) {
        return part == Part.TRAIN || part == Part.SHARED;
    }

    private static String file(Value value, String path, Fields in, Path folder) {
        String text = Fields.text(value, path, in.problems());
        if (text.isBlank()) {
            in.problems().add(value, path, "expected FILE:OBJECT, such as data/jets.root:jets.");
            return text;
        }
        // A wildcard is no legal path on every system: only the folder before it is resolved.
        return text.startsWith("/") || text.matches("[A-Za-z]:[\\\\/].*")
                ? text
                : folder + "/" + text;
    }

    private static Truth truth(Fields in, List<String> classes, boolean labelled) {
        boolean label = in.has("label");
        boolean whole = in.has("class");
        if (!labelled) {
            if (label || whole) {
                in.mistake(
                        label ? "label" : "class",
                        "a regression (target: …) has no classes. Remove it.");
            }
            return new Truth.None();
        }
        if (label == whole) {
            in.problems()
                    .add(
                            in.location(),
                            in.path(),
                            "expected either label (an expression that gives 0, 1, …) or class (a"
                                    + " name); found "
                                    + (label ? "both." : "neither."));
            return new Truth.None();
        }
        if (label) {
            return new Truth.Label(Formula.read(in, "label", Events.ALIKE));
        }
        String name = in.text("class", "");
        if (!classes.contains(name) && !classes.isEmpty()) {
            in.optional("class").ifPresent(v -> in.mistake("class", Words.expected(classes, v)));
        }
        return new Truth.Whole(name);
    }

    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("files", files);
        switch (truth) {
            case Truth.Label(Expression expression) -> plain.put("label", expression.toString());
            case Truth.Whole(String name) -> plain.put("class", name);
            case Truth.None() -> {}
        }
        plain.put("split", Words.of(part));
        share.ifPresent(fraction -> plain.put("share", fraction));
        return plain;
    }
}
