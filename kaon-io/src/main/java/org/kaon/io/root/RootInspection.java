package org.kaon.io.root;

import org.kaon.io.histogram.Plottable;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;
import org.kaon.io.inspect.Size;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// What is in a ROOT file: directories, objects, trees with their branches. Of several cycles of a
/// key only the highest is shown.
public final class RootInspection implements Inspection {

    /// Looks into objects that this package does not know.
    @FunctionalInterface
    public interface Reading {
        /// What an object holds; empty for one of another class.
        Optional<Content> content(RootFile file, String path, String className) throws IOException;
    }

    private final RootFile file;
    private final Reading others;

    private RootInspection(RootFile file, Reading others) {
        this.file = file;
        this.others = others;
    }

    /// Opens a file.
    ///
    /// @param others looks into objects that are no trees
    public static RootInspection open(Path path, Reading others) throws IOException {
        return of(RootFile.open(path), others);
    }

    /// Of a file that is open; the inspection closes it.
    static RootInspection of(RootFile file, Reading others) {
        return new RootInspection(file, others);
    }

    @Override
    public String format() {
        return "ROOT";
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("size", file.length());
        facts.put("fVersion", file.header().version());
        facts.put("fCompress", file.header().compression());
        facts.put("keys", file.entries().size());
        return facts;
    }

    @Override
    public boolean ofObjects() {
        return true;
    }

    @Override
    public List<Item> items() {
        return file.highestCycles().stream().map(this::item).toList();
    }

    private Item item(RootFile.Entry entry) {
        Key key = entry.key();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cycle", key.cycle());
        facts.put("class", key.className());
        return new Item(
                entry.path(), key.className(), key.bytes(), facts, () -> content(entry, key));
    }

    private Content content(RootFile.Entry entry, Key key) throws IOException {
        if (key.isTree()) {
            return tree(Tree.read(file, entry));
        }
        Optional<Plottable> plot = HistogramReader.read(file, entry);
        if (plot.isPresent()) {
            return new Content.Plot(plot.get(), HistogramFacts.of(plot.get()));
        }
        return others.content(file, entry.path(), key.className()).orElseGet(Content.Closed::new);
    }

    private static Content tree(Tree tree) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("entries", tree.entries());
        facts.put("version", tree.version());
        List<Part> parts = new ArrayList<>();
        for (Branch branch : tree.branches()) {
            parts.add(part(tree, branch));
        }
        return new Content.Table("branches", tree.entries(), facts, parts);
    }

    private static Part part(Tree tree, Branch branch) {
        Interpretation interpretation = branch.interpretation();
        Map<String, Object> facts = new LinkedHashMap<>();
        if (branch.occurrence() > 1) {
            facts.put("occurrence", branch.occurrence());
        }
        if (!branch.title().equals(branch.name())) {
            facts.put("title", branch.title());
        }
        Size size = size(branch);
        if (!branch.branches().isEmpty()) {
            facts.put("group", branch.branches().size());
            return Part.group(branch.path(), interpretation.typeName(), size, facts);
        }
        boolean unknown = interpretation instanceof Interpretation.Unknown;
        return new Part(
                branch.path(),
                interpretation.typeName(),
                Optional.of(interpretation.type()),
                unknown ? 0 : branch.entries(),
                size,
                facts,
                (rows, step, to) -> read(tree, branch, rows, step, to));
    }

    // Baskets in the tree's own record are part of its size.
    private static Size size(Branch branch) {
        boolean apart = branch.baskets().stream().anyMatch(it -> it.embedded().isEmpty());
        return new Size(
                apart ? OptionalLong.of(branch.packedBytes()) : OptionalLong.empty(),
                OptionalLong.of(branch.unpackedBytes()),
                OptionalLong.of(branch.baskets().size()));
    }

    private static void read(Tree tree, Branch branch, long rows, long step, Part.Receiver to)
            throws IOException {
        BranchReader reader = new BranchReader(tree, branch);
        for (long from = 0; from < rows; from += step) {
            try (Arena arena = Arena.ofConfined()) {
                to.add(reader.read(from, Math.min(rows, from + step), arena));
            }
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
