package org.kaon.io.root;

import org.kaon.io.bytes.Together;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// A tree as columns, with those of its friends. A split ends where a basket of every branch of
/// numbers ends, as clusters do.
public final class TreeSource implements Source {

    // Fewer rows are not worth a split of their own.
    private static final long LEAST_ROWS = 1000;

    private final Tree tree;
    private final Schema schema;
    private final Map<String, Branch> branches = new LinkedHashMap<>();
    private final Map<String, Tree> trees = new HashMap<>();
    private final List<Friend> friends;
    private final List<Split> splits;

    private TreeSource(Tree tree, List<Friend> friends) {
        this.tree = tree;
        this.friends = List.copyOf(friends);
        add(tree, "");
        friends.forEach(friend -> add(friend.tree(), friend.name() + "."));
        this.schema =
                new Schema(
                        branches.entrySet().stream()
                                .map(e ->
                                        new Schema.Field(
                                                e.getKey(), e.getValue().interpretation().type()))
                                .toList());
        this.splits = split();
    }

    /// The tree at a path of a file. The source owns the file: closing one closes the other.
    public static TreeSource of(RootFile file, String path) throws IOException {
        Tree tree = file.tree(path);
        return new TreeSource(tree, Friend.of(tree));
    }

    /// A tree with its friends, whose files it owns.
    static TreeSource of(Tree tree, List<Friend> friends) {
        return new TreeSource(tree, friends);
    }

    private void add(Tree from, String prefix) {
        for (Branch branch : from.branches()) {
            String name = prefix + branch.column();
            if (!branch.group() && branches.putIfAbsent(name, branch) == null) {
                trees.put(name, from);
            }
        }
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return tree.entries();
    }

    @Override
    public List<Split> splits() {
        return splits;
    }

    private List<Split> split() {
        TreeSet<Long> borders = new TreeSet<>();
        boolean first = true;
        for (Branch branch : branches.values()) {
            if (branch.interpretation() instanceof Interpretation.Unknown
                    || branch.interpretation() instanceof Interpretation.Formed) {
                continue;
            }
            TreeSet<Long> ends = new TreeSet<>();
            branch.baskets().forEach(place -> ends.add(place.end()));
            if (first) {
                borders.addAll(ends);
            } else {
                borders.retainAll(ends);
            }
            first = false;
        }
        List<Split> found = new ArrayList<>();
        long start = 0;
        for (long end : borders) {
            if (end - start >= LEAST_ROWS && rows() - end >= LEAST_ROWS) {
                found.add(new Split(start, end - start));
                start = end;
            }
        }
        if (rows() > start) {
            found.add(new Split(start, rows() - start));
        }
        return List.copyOf(found);
    }

    @Override
    public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
        Schema chosen = schema.select(columns, tree.file().name(), tree.path());
        if (rows.end() > rows()) {
            throw FormatException.of(
                    tree.file().name(),
                    tree.path(),
                    "has %d entries, asked for %d to %d."
                            .formatted(rows(), rows.firstRow(), rows.end()));
        }
        List<BranchReader> readers = new ArrayList<>();
        for (String name : columns.names()) {
            String column = schema.find(name).orElseThrow().name();
            Branch branch = branches.get(column);
            Tree from = trees.get(column);
            if (branch != null && from != null) {
                readers.add(new BranchReader(from, branch));
            }
        }
        return new TreeReader(chosen, readers, rows, memory);
    }

    /// Reads and unpacks the baskets of columns on all threads of the pool it is called from, and
    /// throws them away: the least that reading them costs. Gives the number of bytes.
    public long unpack(Projection columns) throws IOException {
        List<Together.Piece> baskets = new ArrayList<>();
        for (Schema.Field field :
                schema.select(columns, tree.file().name(), tree.path()).fields()) {
            Branch branch = branches.get(field.name());
            if (branch != null) {
                for (Branch.Place place : branch.baskets()) {
                    if (place.embedded().isEmpty()) {
                        baskets.add(() -> unpack(branch, place));
                    }
                }
            }
        }
        return Together.sum(baskets);
    }

    private int unpack(Branch branch, Branch.Place place) throws IOException {
        Key key = tree.file().key(place.seek(), branch.path());
        return tree.file().content(key, place.seek(), branch.path()).bytes().length;
    }

    @Override
    public void close() throws IOException {
        tree.file().close();
        for (Friend friend : friends) {
            friend.close();
        }
    }
}
