package org.kaon.io.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Everything below a group, in the order of names.
public final class Tree {

    /// What was found at a path.
    public sealed interface Found permits Entry, Broken {
        String path();
    }

    /// @param path below the group where the walk began
    public record Entry(String path, Hdf5Object object) implements Found {}

    /// An object that cannot be opened.
    public record Broken(String path, String reason) implements Found {}

    private static final int DEEPEST = 64;

    // Groups that are members of each other have more paths than anyone wants to see.
    private static final int MOST = 1_000_000;

    private final List<Found> found = new ArrayList<>();
    private final Set<Group.Place> open = new HashSet<>();

    private Tree() {}

    /// All groups and data sets below `group` that can be opened.
    static List<Entry> of(Group group) {
        List<Entry> entries = new ArrayList<>();
        for (Found each : all(group)) {
            if (each instanceof Entry entry) {
                entries.add(entry);
            }
        }
        return entries;
    }

    /// All groups and data sets below `group`, and what cannot be opened with the reason.
    public static List<Found> all(Group group) {
        Tree tree = new Tree();
        tree.open.add(group.place());
        tree.walk(group, "", 0);
        return tree.found;
    }

    private void walk(Group group, String prefix, int depth) {
        for (String name : group.names()) {
            String path = prefix.isEmpty() ? name : prefix + "/" + name;
            if (found.size() >= MOST) {
                return;
            }
            if (found.size() == MOST - 1) {
                found.add(
                        new Broken(
                                path, "is left out, as all after the first %,d.".formatted(MOST)));
                return;
            }
            try {
                Hdf5Object object = group.find(name).orElseThrow();
                found.add(new Entry(path, object));
                // A link to a group above would lead in circles.
                boolean above = group.link(name) instanceof Link.Soft;
                if (object instanceof Group inner && depth < DEEPEST && !above) {
                    if (open.add(inner.place())) {
                        walk(inner, path, depth + 1);
                        open.remove(inner.place());
                    }
                }
            } catch (IOException broken) {
                found.add(new Broken(path, String.valueOf(broken.getMessage())));
            }
        }
    }
}
