package org.kaon.io.root;

import org.kaon.io.column.Statistics;

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
/// `group`, `opaque` or `error` instead.
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
            figures(summary(tree, branch, entries), result);
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
    static Statistics.Summary summary(Tree tree, Branch branch, long entries) throws IOException {
        Statistics statistics = new Statistics(branch.interpretation().type());
        BranchReader reader = new BranchReader(tree, branch);
        for (long from = 0; from < entries; from += CHUNK_ROWS) {
            try (Arena arena = Arena.ofConfined()) {
                statistics.add(reader.read(from, Math.min(entries, from + CHUNK_ROWS), arena));
            }
        }
        return statistics.summary();
    }

    private static void figures(Statistics.Summary summary, Map<String, Object> into) {
        into.put("entries", summary.entries());
        into.put("dtype", summary.element().numpy());
        into.put("count", summary.count());
        into.put("sum", sum(summary.sum()));
        into.put("sumabs", sum(summary.sumOfAbsolutes()));
        into.put("nan", summary.nan());
        into.put("inf", summary.infinite());
        into.put("first", summary.first().stream().map(FileStatistics::json).toList());
        into.put("last", summary.last().stream().map(FileStatistics::json).toList());
        into.put("crc", "%08x".formatted(summary.crc()));
        if (!summary.levels().isEmpty()) {
            into.put("lists", summary.levels().stream().map(FileStatistics::level).toList());
        }
    }

    private static Object sum(double sum) {
        return Double.isInfinite(sum) ? "overflow" : sum;
    }

    // JSON has no NaN and no infinity.
    private static Object json(Number value) {
        double number = value.doubleValue();
        return Double.isFinite(number) ? value : Double.toString(number);
    }

    private static Map<String, Object> level(Statistics.Level level) {
        Map<String, Object> result = new LinkedHashMap<>();
        switch (level) {
            case Statistics.Level.Lists lists -> {
                result.put("n", lists.count());
                result.put("max", lists.longest());
                result.put("crc", "%08x".formatted(lists.crc()));
            }
            case Statistics.Level.Sizes sizes -> {
                result.put("n", sizes.count());
                result.put("size", sizes.size());
            }
        }
        return result;
    }
}
