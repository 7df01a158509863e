package org.kaon.lab.lint;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.run.Models;
import org.kaon.model.Model;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Looks for traps in a model, an experiment or a run.
public final class Lint {

    private static final List<Rule> RULES =
            Stream.concat(LayerRules.all().stream(), TrainingRules.all().stream()).toList();

    private Lint() {}

    /// The traps of an experiment's YAML file, of a run directory (by its resolved YAML) or of a
    /// model that Kaon saved.
    ///
    /// *Errors*: those of the file itself.
    public static List<Finding> of(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return of(Models.experiment(place));
        }
        String name = String.valueOf(place.getFileName());
        return name.endsWith(".yaml") || name.endsWith(".yml")
                ? of(Experiment.read(place, List.of()))
                : of(Models.read(place));
    }

    public static List<Finding> of(Experiment experiment) {
        return of(Subject.of(experiment));
    }

    public static List<Finding> of(Model model) {
        return of(Subject.of(model));
    }

    /// The findings as a JSON list of objects.
    public static String json(List<Finding> findings) {
        List<Map<String, String>> plain = new ArrayList<>();
        for (Finding finding : findings) {
            Map<String, String> one = new LinkedHashMap<>();
            one.put("rule", finding.rule());
            one.put("where", finding.where());
            one.put("what", finding.what());
            one.put("why", finding.why());
            one.put("advice", finding.advice());
            plain.add(one);
        }
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(plain);
    }

    /// The names of all rules.
    public static List<String> rules() {
        return RULES.stream().map(Rule::name).toList();
    }

    private static List<Finding> of(Subject subject) {
        return RULES.stream().flatMap(rule -> rule.findings(subject).stream()).toList();
    }
}
