package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tree whose columns stand beside those of another, entry by entry: column `x` of a friend named
/// `f` is `f.x`.
///
/// *Source*: ROOT `TFriendElement`.
///
/// @param name by which the other tree knows it
/// @param opened the friend's file, where it is not that of the other tree
record Friend(String name, Tree tree, Optional<RootFile> opened) {

    /// The friends of a tree, as far as they can be read: friends in files that are not there, with
    /// fewer entries, or joined by an index are left out, and so are friends of friends.
    static List<Friend> of(Tree tree) throws IOException {
        return of(tree, tree.friends());
    }

    /// The friends that some records speak of.
    static List<Friend> of(Tree tree, List<RootObject> elements) throws IOException {
        List<Friend> friends = new ArrayList<>();
        Set<String> names = new HashSet<>();
        try {
            for (RootObject element : elements) {
                String name = element.text("fName");
                if (!name.isEmpty() && names.add(name)) {
                    friend(tree, element, name).ifPresent(friends::add);
                }
            }
        } catch (IOException e) {
            for (Friend friend : friends) {
                friend.close();
            }
            throw e;
        }
        return friends;
    }

    /// Closes the friend's file where it has one of its own.
    void close() throws IOException {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }

    private static Optional<Friend> friend(Tree tree, RootObject element, String name)
            throws IOException {
        String treeName = element.text("fTreeName");
        String path = treeName.isEmpty() ? name : treeName;
        String file = element.text("fTitle");
        if (file.isEmpty()) {
            return tree.file().trees().contains(path)
                    ? beside(tree, new Friend(name, tree.file().tree(path), Optional.empty()))
                    : Optional.empty();
        }
        Optional<Path> place = place(tree.file().name(), file);
        return place.isEmpty() ? Optional.empty() : opened(tree, name, path, place.get());
    }

    private static Optional<Friend> opened(Tree tree, String name, String path, Path place)
            throws IOException {
        RootFile opened = RootFile.open(place);
        Optional<Friend> friend = Optional.empty();
        try {
            if (opened.trees().contains(path)) {
                friend = beside(tree, new Friend(name, opened.tree(path), Optional.of(opened)));
            }
        } catch (FormatException e) {
            opened.close();
            throw e;
        }
        if (friend.isEmpty()) {
            opened.close();
        }
        return friend;
    }

    private static Optional<Friend> beside(Tree tree, Friend friend) {
        boolean fits = friend.tree.entries() >= tree.entries() && !friend.tree.indexed();
        return fits ? Optional.of(friend) : Optional.empty();
    }

    // As written, or beside the file that names it.
    private static Optional<Path> place(String from, String file) {
        try {
            Path beside = Path.of(from).resolveSibling(Path.of(file));
            return Files.isRegularFile(beside) ? Optional.of(beside) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
