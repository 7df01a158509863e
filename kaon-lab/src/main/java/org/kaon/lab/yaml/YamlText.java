package org.kaon.lab.yaml;

import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// YAML 1.2 (core schema) to [Value] and back. Aliases and merge keys (`<<`) are resolved; a key
/// that appears twice is a mistake.
///
/// Read from the composer's node tree and not from a stream of events, because nodes know both
/// their own place and what an alias stands for.
public final class YamlText {

    private static final Set<String> FLAGS = Set.of("true", "True", "TRUE", "false", "False");

    private final String source;
    private final Problems problems;
    private final IdentityHashMap<Node, Boolean> open = new IdentityHashMap<>();
    private int budget = 1_000_000;

    private YamlText(String source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /// The tree of a whole file.
    ///
    /// *Errors*: a syntax error is thrown alone, as [ConfigException]; repeated keys are added to
    /// `problems`.
    ///
    /// @param source the name for messages
    public static Value read(String text, String source, Problems problems) {
        Optional<Node> root = compose(text, source);
        if (root.isEmpty()) {
            throw new ConfigException(
                    List.of(new Problem(new Location(source, 1, 1), "", "the file is empty.")));
        }
        return new YamlText(source, problems).value(root.get(), "");
    }

    /// Plain maps, lists and scalars as YAML text; the innermost collections stand on one line.
    public static String write(Object plain) {
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setDereferenceAliases(true)
                        .setWidth(120)
                        .setSchema(new CoreSchema())
                        .build();
        return new Dump(settings).dumpToString(plain);
    }

    private static Optional<Node> compose(String text, String source) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setLabel(source)
                        .setSchema(new CoreSchema())
                        .setMaxAliasesForCollections(100)
                        .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Location location =
                    e.getProblemMark()
                            .or(e::getContextMark)
                            .map(mark -> at(source, mark))
                            .orElse(new Location(source, 1, 1));
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            throw new ConfigException(
                    List.of(
                            new Problem(
                                    location,
                                    "",
                                    "not YAML: " + context + e.getProblem() + "." + tabs(text))));
        } catch (YamlEngineException e) {
            throw new ConfigException(
                    List.of(
                            new Problem(
                                    new Location(source, 1, 1),
                                    "",
                                    "not YAML: " + String.valueOf(e.getMessage()).strip() + ".")));
        }
    }

    private static String tabs(String text) {
        return text.lines().anyMatch(line -> line.startsWith("\t"))
                ? " Indent with spaces: YAML forbids tabs."
                : "";
    }

    private static Location at(String source, Mark mark) {
        return new Location(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private Location location(Node node) {
        return node.getStartMark().map(mark -> at(source, mark)).orElse(new Location(source, 1, 1));
    }

    private Value value(Node node, String path) {
        if (budget-- == 0 || open.putIfAbsent(node, true) != null) {
            throw new ConfigException(
                    List.of(
                            new Problem(
                                    location(node),
                                    path,
                                    "an anchor contains itself or unfolds to more than a million"
                                            + " values.")));
        }
        try {
            return switch (node) {
                case ScalarNode scalar -> scalar(scalar);
                case SequenceNode sequence -> sequence(sequence, path);
                case MappingNode mapping -> mapping(mapping, path);
                default -> throw new IllegalStateException("node " + node.getNodeType());
            };
        } finally {
            open.remove(node);
        }
    }

    private Value scalar(ScalarNode node) {
        Tag tag = node.getTag();
        String text = node.getValue();
        Value.Kind kind =
                tag.equals(Tag.INT)
                        ? Value.Kind.INTEGER
                        : tag.equals(Tag.FLOAT)
                                ? Value.Kind.REAL
                                : tag.equals(Tag.BOOL) || node.isPlain() && FLAGS.contains(text)
                                        ? Value.Kind.FLAG
                                        : tag.equals(Tag.NULL)
                                                ? Value.Kind.NOTHING
                                                : Value.Kind.TEXT;
        return new Value.Scalar(kind, text, location(node));
    }

    private Value sequence(SequenceNode node, String path) {
        List<Value> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(value(item, path + "[" + items.size() + "]"));
        }
        return new Value.Sequence(items, location(node));
    }

    private Value mapping(MappingNode node, String path) {
        LinkedHashMap<String, Value.Mapping.Entry> entries = new LinkedHashMap<>();
        List<Value> merged = new ArrayList<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(location(tuple.getKeyNode()), path, "a key must be a single word.");
                continue;
            }
            String name = key.getValue();
            Value value = value(tuple.getValueNode(), path.isEmpty() ? name : path + "." + name);
            if (name.equals("<<") && key.isPlain()) {
                merged.add(value);
                continue;
            }
            Value.Mapping.Entry entry = new Value.Mapping.Entry(location(key), value);
            Value.Mapping.Entry before = entries.putIfAbsent(name, entry);
            if (before != null) {
                problems.add(
                        entry.key(),
                        path,
                        "key \"%s\" stands here a second time; the first is at line %d."
                                .formatted(name, before.key().line()));
            }
        }
        merged.forEach(value -> merge(value, entries, path));
        return new Value.Mapping(entries, location(node));
    }

    // What stands in the map itself wins over what is merged into it.
    private void merge(Value value, Map<String, Value.Mapping.Entry> into, String path) {
        switch (value) {
            case Value.Mapping mapping -> mapping.entries().forEach(into::putIfAbsent);
            case Value.Sequence sequence -> sequence.items().forEach(v -> merge(v, into, path));
            case Value.Scalar _ ->
                    problems.add(
                            value, path, "\"<<\" merges maps; found " + value.describe() + ".");
        }
    }
}
