package org.kaon.io.root;

import org.kaon.io.column.Figures;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts, sums and checksums of all branches of a file, for comparison with other readers.
///
/// Maps, lists, numbers and texts as JSON has them: `objects`, each with `path`, `cycle`, `class`;
/// a tree with `entries`, `version` and `branches`; a branch with `path`, `typename`, `entries`,
/// `dtype`, `count`, `sum`, `sumabs`, `nan`, `inf`, `first`, `last`, `crc`, `lists`, or with
/// `group`, `opaque` or `error` instead; texts and structs as [Figures] lays them out.
public final class FileStatistics {

    private static final long CHUNK_ROWS = 50_000;

    private FileStatistics() {}

    /// The statistics of a file.
    ///
    /// @param entryStop most entries of a tree that are read
    public static Map<String, Object> of(RootFile file, long entryStop) {
        List<Object> objects = new ArrayList<>();
        for (RootFile.Entry entry : Inspection.highestCycles(file)) {
            objects.add(object(file, entry, entryStop));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("layout", 1);
        result.put("reader", "kaon");
        result.put("size", file.length());
        result.put("fVersion", file.header().version());
        result.put("fCompress", file.header().compression());
        result.put("entryStop", entryStop);
        result.put("keys", file.entries().size());
        result.put("objects", objects);
        return result;
    }

    private static Map<String, Object> object(RootFile file, RootFile.Entry entry, long entryStop) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("path", entry.path());
        object.put("cycle", entry.key().cycle());
        object.put("class", entry.key().className());
        if (!entry.key().isTree()) {
            return object;
        }
        try {
            Tree tree = Tree.read(file, entry);
            object.put("entries", tree.entries());
            object.put("version", tree.version());
            List<Object> branches = new ArrayList<>();
            for (Branch branch : tree.branches()) {
                branches.add(branch(tree, branch, entryStop));
            }
            object.put("branches", branches);
        } catch (IOException e) {
            error(object, e);
        }
        return object;
    }

    private static Map<String, Object> branch(Tree tree, Branch branch, long entryStop) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("path", branch.path());
        if (branch.occurrence() > 1) {
            result.put("occurrence", branch.occurrence());
        }
        result.put("typename", branch.interpretation().typeName());
        if (!branch.title().equals(branch.name())) {
            result.put("title", branch.title());
        }
        if (!branch.branches().isEmpty()) {
            result.put("group", branch.branches().size());
            return result;
        }
        if (branch.interpretation() instanceof Interpretation.Unknown unknown) {
            result.put("opaque", unknown.reason());
            return result;
        }
        try {
            long entries = Math.min(branch.entries(), entryStop);
            result.putAll(figures(tree, branch, entries).json());
        } catch (IOException e) {
            error(result, e);
        }
        return result;
    }

    private static void error(Map<String, Object> into, IOException e) {
        into.put("error", e.getClass().getSimpleName());
        into.put("message", String.valueOf(e.getMessage()));
    }

    /// The figures of the first entries of a branch.
    static Figures figures(Tree tree, Branch branch, long entries) throws IOException {
        Figures figures = new Figures(branch.interpretation().type());
        BranchReader reader = new BranchReader(tree, branch);
        for (long from = 0; from < entries; from += CHUNK_ROWS) {
            try (Arena arena = Arena.ofConfined()) {
                figures.add(reader.read(from, Math.min(entries, from + CHUNK_ROWS), arena));
            }
        }
        return figures;
    }
}
