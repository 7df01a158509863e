package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// What is in a ROOT file: directories, objects, trees and their branches.
public final class Inspection {

    /// A key of a file. Of several cycles only the highest is described.
    ///
    /// @param packedBytes length in the file, all baskets included for a tree
    /// @param entries of a tree
    /// @param error why a tree could not be read, empty where it could
    public record ObjectDescription(
            String path,
            int cycle,
            String className,
            long packedBytes,
            OptionalLong entries,
            List<BranchDescription> branches,
            String error) {}

    /// A branch of a tree.
    ///
    /// @param typeName its C++ type
    /// @param column the type of its column
    /// @param firstValues the first values as a text, or why there are none
    public record BranchDescription(
            String path,
            String typeName,
            String column,
            long entries,
            int baskets,
            long packedBytes,
            long unpackedBytes,
            int below,
            String firstValues) {}

    private Inspection() {}

    /// The objects of a file in its order.
    public static List<ObjectDescription> describe(RootFile file) {
        List<ObjectDescription> found = new ArrayList<>();
        for (RootFile.Entry entry : highestCycles(file)) {
            found.add(object(file, entry));
        }
        return found;
    }

    static List<RootFile.Entry> highestCycles(RootFile file) {
        Map<String, RootFile.Entry> byPath = new LinkedHashMap<>();
        for (RootFile.Entry entry : file.entries()) {
            byPath.merge(entry.path(), entry, (a, b) -> a.key().cycle() >= b.key().cycle() ? a : b);
        }
        return List.copyOf(byPath.values());
    }

    private static ObjectDescription object(RootFile file, RootFile.Entry entry) {
        Key key = entry.key();
        List<BranchDescription> branches = new ArrayList<>();
        OptionalLong entries = OptionalLong.empty();
        long bytes = key.bytes();
        String error = "";
        if (key.isTree()) {
            try {
                Tree tree = Tree.read(file, entry);
                entries = OptionalLong.of(tree.entries());
                for (Branch branch : tree.branches()) {
                    branches.add(branch(tree, branch));
                }
                bytes += tree.top().stream().mapToLong(Branch::packedBytes).sum();
            } catch (IOException e) {
                error = String.valueOf(e.getMessage());
            }
        }
        return new ObjectDescription(
                entry.path(),
                key.cycle(),
                key.className(),
                bytes,
                entries,
                List.copyOf(branches),
                error);
    }

    private static BranchDescription branch(Tree tree, Branch branch) {
        Interpretation interpretation = branch.interpretation();
        return new BranchDescription(
                branch.column(),
                interpretation.typeName(),
                branch.group() ? "group" : interpretation.type().toString(),
                branch.entries(),
                branch.baskets().size(),
                branch.packedBytes(),
                branch.unpackedBytes(),
                branch.branches().size(),
                firstValues(tree, branch));
    }

    private static String firstValues(Tree tree, Branch branch) {
        if (branch.group()) {
            return "";
        }
        if (branch.interpretation() instanceof Interpretation.Unknown unknown) {
            return "not read: " + unknown.reason();
        }
        if (branch.baskets().isEmpty()) {
            return "";
        }
        try {
            long rows = Math.min(branch.entries(), branch.baskets().getFirst().end());
            return FileStatistics.figures(tree, branch, Math.min(rows, 5)).first();
        } catch (FormatException e) {
            return "damaged: " + e.getMessage();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
