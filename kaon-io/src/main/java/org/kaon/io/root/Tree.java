package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A TTree: entries, and the branches that hold them.
public final class Tree {

    private final RootFile file;
    private final String path;
    private final RootObject object;
    private final List<Branch> top = new ArrayList<>();
    private final List<Branch> all = new ArrayList<>();
    private final Map<RootObject, Branch> byRecord = new HashMap<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private final Set<RootObject> seen = new HashSet<>();

    private Tree(RootFile file, String path, RootObject object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    static Tree read(RootFile file, RootFile.Entry entry) throws IOException {
        RootObject object = file.object(entry);
        if (!object.has("fBranches") || !object.has("fEntries")) {
            String reason = object.damage().isEmpty() ? "" : ": " + object.damage();
            throw FormatException.at(
                    file.name(),
                    entry.path(),
                    entry.key().seek(),
                    "a tree without branches or entries" + reason);
        }
        Tree tree = new Tree(file, entry.path(), object);
        for (RootObject branch : object.object("fBranches").items()) {
            tree.add(branch, "", tree.top);
        }
        return tree;
    }

    private void add(RootObject object, String above, List<Branch> into) {
        if (!object.present() || !seen.add(object)) {
            return;
        }
        BranchRecord branch = new BranchRecord(object, file.streamers());
        String here = above.isEmpty() ? branch.name() : above + "/" + branch.name();
        int occurrence = occurrences.merge(here, 1, Integer::sum);
        int position = all.size();
        List<Branch> below = new ArrayList<>();
        for (RootObject child : branch.branches()) {
            add(child, here, below);
        }
        Branch made = Branch.of(branch, here, occurrence, below);
        all.add(position, made);
        into.add(made);
        byRecord.put(object, made);
        for (RootObject leaf : branch.leaves()) {
            byRecord.put(leaf, made);
        }
    }

    RootFile file() {
        return file;
    }

    /// The path in the file.
    public String path() {
        return path;
    }

    /// Number of entries.
    public long entries() {
        return Math.max(0, object.integer("fEntries"));
    }

    String className() {
        return object.className();
    }

    int version() {
        return object.version();
    }

    /// What the file says of trees beside this one.
    List<RootObject> friends() {
        return object.object("fFriends").items().stream().filter(RootObject::present).toList();
    }

    /// Whether its entries are found by an index rather than by their number.
    boolean indexed() {
        return object.object("fTreeIndex").present();
    }

    /// Branches that are not below others.
    List<Branch> top() {
        return top;
    }

    /// All branches, each before those below it.
    List<Branch> branches() {
        return all;
    }

    /// The branch that counts the items in each list of `branch`.
    Optional<Branch> counter(Branch branch) {
        return Optional.ofNullable(byRecord.get(branch.counter()));
    }
}
