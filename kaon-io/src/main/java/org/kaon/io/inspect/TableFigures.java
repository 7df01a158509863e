package org.kaon.io.inspect;

import org.kaon.io.column.Figures;
import org.kaon.io.column.Source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/// The figures of a table's columns. Columns of one source are read together, some at a time, so
/// that a text is not read once for each of its columns.
public final class TableFigures {

    private static final int TOGETHER = 128;

    /// What became of a column.
    public sealed interface Outcome {
        record Read(Figures figures) implements Outcome {}

        record Failed(IOException error) implements Outcome {}

        /// There is nothing to read: a group, or a column of which not even the bytes are there.
        record Nothing() implements Outcome {}
    }

    private TableFigures() {}

    /// An outcome for each part, in their order.
    ///
    /// @param rowStop most rows that are read
    public static List<Outcome> of(List<Part> parts, long rowStop) {
        IdentityHashMap<Part, Outcome> known = new IdentityHashMap<>();
        IdentityHashMap<Source, List<Part>> bySource = new IdentityHashMap<>();
        for (Part part : parts) {
            if (part.reading() instanceof SourceReading(Source source, var _)) {
                bySource.computeIfAbsent(source, _ -> new ArrayList<>()).add(part);
            }
        }
        bySource.forEach((source, columns) -> {
            for (int from = 0; from < columns.size(); from += TOGETHER) {
                int to = Math.min(columns.size(), from + TOGETHER);
                together(source, columns.subList(from, to), rowStop, known);
            }
        });
        List<Outcome> outcomes = new ArrayList<>();
        for (Part part : parts) {
            Outcome together = known.get(part);
            outcomes.add(together == null ? alone(part, rowStop) : together);
        }
        return outcomes;
    }

    private static Outcome alone(Part part, long rowStop) {
        if (part.type().isEmpty() || part.obstacle().isPresent() && part.rows() == 0) {
            return new Outcome.Nothing();
        }
        try {
            return new Outcome.Read(part.figures(rowStop));
        } catch (IOException e) {
            return new Outcome.Failed(e);
        }
    }

    // Where one of them is damaged, each is read alone, which tells the damaged from the others.
    private static void together(
            Source source, List<Part> columns, long rowStop, IdentityHashMap<Part, Outcome> into) {
        List<String> names = new ArrayList<>();
        List<Figures> figures = new ArrayList<>();
        List<Part.Receiver> receivers = new ArrayList<>();
        long step = Long.MAX_VALUE;
        for (Part part : columns) {
            Figures own = new Figures(part.type().orElseThrow());
            names.add(((SourceReading) part.reading()).name());
            figures.add(own);
            receivers.add(own::add);
            step = Math.min(step, part.step());
        }
        try {
            long rows = Math.min(source.rows(), rowStop);
            long fewer = Math.max(1, step / Math.max(1, columns.size() / 8));
            SourceReading.together(source, names, rows, fewer, receivers);
            for (int i = 0; i < columns.size(); i++) {
                into.put(columns.get(i), new Outcome.Read(figures.get(i)));
            }
        } catch (IOException e) {
            for (Part part : columns) {
                into.put(part, alone(part, rowStop));
            }
        }
    }
}
