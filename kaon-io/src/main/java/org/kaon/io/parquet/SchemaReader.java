package org.kaon.io.parquet;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Makes a tree of the flat list in which the footer holds the schema.
///
/// *Source*: Parquet, `LogicalTypes.md`, "Lists" and "Maps", with the rules for lists of two levels
/// that older writers leave.
final class SchemaReader {

    private static final int DEEPEST = 60;
    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;
    private static final int REPEATED = 2;
    private static final int MAP = 1;
    private static final int OLD_MAP = 2;
    private static final int LIST = 3;

    private final List<ThriftRecord> elements;
    private final BinaryFile file;
    private final long offset;
    private List<LevelCounts> counts = List.of();
    private int at;
    private int column;

    SchemaReader(List<ThriftRecord> elements, BinaryFile file, long offset) {
        this.elements = elements;
        this.file = file;
        this.offset = offset;
    }

    /// Number of columns with values of their own.
    int columns() {
        return (int) elements.stream().skip(1).filter(it -> it.small(5, 0) == 0).count();
    }

    /// The outermost nodes.
    ///
    /// @param known how often each column's levels are met
    List<Node> read(List<LevelCounts> known) throws FormatException {
        counts = known;
        at = 0;
        column = 0;
        if (elements.isEmpty()) {
            throw error("no schema");
        }
        List<Node> nodes = fields(next(), 0, 0, 0);
        if (at != elements.size()) {
            throw error("%d of %d elements of the schema used".formatted(at, elements.size()));
        }
        return nodes;
    }

    private ThriftRecord next() throws FormatException {
        if (at == elements.size()) {
            throw error("the schema ends early");
        }
        return elements.get(at++);
    }

    private List<Node> fields(ThriftRecord group, int level, int lists, int depth)
            throws FormatException {
        int count = group.small(5, 0);
        if (count < 0 || count > elements.size() || depth > DEEPEST) {
            throw error("a group of %d fields, %d deep".formatted(count, depth));
        }
        List<Node> nodes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Node node = node(next(), level, lists, depth + 1);
            if (!names.add(node.name())) {
                throw error("two fields named \"%s\"".formatted(node.name()));
            }
            nodes.add(node);
        }
        return nodes;
    }

    private Node node(ThriftRecord element, int level, int lists, int depth)
            throws FormatException {
        int repetition = element.small(3, REQUIRED);
        if (repetition == REPEATED) {

            Node item = one(element, level + 1, lists + 1, false, depth);
            return new Node.Many(name(element), level, false, level + 1, lists + 1, item);
        }
        boolean optional = repetition == OPTIONAL;
        return one(element, optional ? level + 1 : level, lists, optional, depth);
    }

    // An element whose own repetition is counted already.
    private Node one(ThriftRecord element, int level, int lists, boolean optional, int depth)
            throws FormatException {
        if (element.small(5, 0) == 0) {
            ValueType type =
                    ValueType.of(element)
                            .orElseThrow(() ->
                                    error("column \"%s\" has no type".formatted(name(element))));
            boolean missing = optional && counts.get(column).mayMeet(level - 1);
            return new Node.Leaf(name(element), level, missing, column++, lists, type);
        }
        int from = column;
        int kind = kind(element);
        Node node =
                kind == 0 || element.small(5, 0) != 1
                        ? group(element, level, lists, depth)
                        : list(element, kind, level, lists, depth);
        boolean missing = optional && mayMiss(from, level);
        return switch (node) {
            case Node.Group group -> new Node.Group(name(element), level, missing, group.fields());
            case Node.Many many ->
                    new Node.Many(
                            name(element),
                            level,
                            missing,
                            many.itemLevel(),
                            many.depth(),
                            many.item());
            case Node.Leaf leaf -> leaf;
        };
    }

    private Node group(ThriftRecord element, int level, int lists, int depth)
            throws FormatException {
        return new Node.Group(name(element), level, false, fields(element, level, lists, depth));
    }

    private Node list(ThriftRecord element, int kind, int level, int lists, int depth)
            throws FormatException {
        if (depth > DEEPEST) {
            throw error("lists too deep");
        }
        ThriftRecord repeated = next();
        if (repeated.small(3, REQUIRED) != REPEATED) {
            at--;
            return group(element, level, lists, depth);
        }
        boolean wrapped =
                kind == LIST
                        && repeated.small(5, 0) == 1
                        && !name(repeated).equals("array")
                        && !name(repeated).equals(name(element) + "_tuple")
                        && at < elements.size()
                        && elements.get(at).small(3, REQUIRED) != REPEATED;
        Node item =
                wrapped
                        ? node(next(), level + 1, lists + 1, depth + 1)
                        : one(repeated, level + 1, lists + 1, false, depth + 1);
        return new Node.Many(name(element), level, false, level + 1, lists + 1, item);
    }

    private static int kind(ThriftRecord element) {
        ThriftRecord logical = element.record(10);
        if (logical.has(2)) {
            return MAP;
        }
        if (logical.has(3)) {
            return LIST;
        }
        int converted = element.small(6, 0);
        return converted == MAP || converted == OLD_MAP || converted == LIST ? converted : 0;
    }

    // All columns below a node agree on where it is missing, so one that counted is enough.
    private boolean mayMiss(int from, int level) {
        return counts.subList(from, column).stream().allMatch(it -> it.mayMeet(level - 1));
    }

    private static String name(ThriftRecord element) {
        return element.text(4);
    }

    private FormatException error(String what) {
        return file.error("footer", offset, what + ".");
    }
}
