package org.kaon.lab.distribution;

import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;
import org.kaon.lab.expression.Type;
import org.kaon.lab.plot.Axis;
import org.kaon.lab.plot.Color;
import org.kaon.lab.plot.Figure;
import org.kaon.lab.plot.Histogram;
import org.kaon.lab.plot.Mark;
import org.kaon.lab.plot.Range;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Histograms of numbers of a file's events, for each class of events one, as densities with their
/// errors.
///
/// The file is read chunk by chunk. Without a range the first chunk decides it: from the 0.5 % to
/// the 99.5 % quantile of its finite values.
///
/// @param columns numbers of an event, or lists of which every item counts
/// @param by the class of an event, a number or text of at most [#MOST_CLASSES] values; empty for
///   one class
/// @param weight of an event; empty for 1
/// @param where which events; empty for all
/// @param range of all columns; empty to choose
public record Distributions(
        String location,
        List<Expression> columns,
        Optional<Expression> by,
        Optional<Expression> weight,
        Optional<Expression> where,
        int bins,
        Optional<Range> range) {

    /// Most classes in one figure.
    public static final int MOST_CLASSES = 12;

    private static final long CHUNK = 16_384;

    /// *Errors*: [IllegalArgumentException] for no column, no bin, or an empty range.
    public Distributions {
        columns = List.copyOf(columns);
        if (columns.isEmpty() || bins < 1 || bins > 10_000) {
            throw new IllegalArgumentException(
                    "plot: expected a column or more and 1 to 10000 bins, got %d and %d."
                            .formatted(columns.size(), bins));
        }
        range.ifPresent(Distributions::require);
    }

    private static void require(Range range) {
        if (!(range.length() > 0 && Double.isFinite(range.length()))) {
            throw new IllegalArgumentException(
                    "plot: expected a range with its low end first, got %s to %s."
                            .formatted(range.low(), range.high()));
        }
    }

    /// The figure of a column.
    ///
    /// @param outside values beyond the bins
    /// @param missing values that are not finite
    public record Panel(String column, Figure figure, long outside, long missing) {}

    /// Reads the file once and draws.
    ///
    /// *Errors*: [FormatException] for a column that the file lacks, and for too many classes.
    public List<Panel> draw(Path base) throws IOException {
        try (Source source = Sources.open(location, base)) {
            Reading reading = reading(source.schema());
            Projection projection = reading.projection(source.schema());
            List<Map<Label, Counts>> counts = new ArrayList<>();
            Split all = new Split(0, source.rows());
            try (Reader reader = source.open(all, projection, Memory.chunks(CHUNK))) {
                for (Optional<Chunk> next = reader.next(); next.isPresent(); next = reader.next()) {
                    try (Chunk chunk = next.get()) {
                        count(chunk, reading, counts);
                    }
                }
            }
            List<Panel> panels = new ArrayList<>();
            for (int i = 0; i < counts.size(); i++) {
                panels.add(panel(columns.get(i).toString(), counts.get(i)));
            }
            return panels;
        }
    }

    private Reading reading(Schema schema) throws FormatException {
        List<Expression> values = new ArrayList<>();
        for (Expression column : columns) {
            type(column, schema);
            values.add(column);
        }
        return new Reading(
                values,
                Classes.of(by, schema, location),
                one(weight, schema, "1", "a weight must be one number of an event."),
                one(where, schema, "true", "a selection must be true or false of an event."));
    }

    // What is not asked for is the constant.
    private Expression one(
            Optional<Expression> asked, Schema schema, String constant, String otherwise)
            throws FormatException {
        Expression neutral = Expression.parse(constant);
        Expression single = asked.orElse(neutral).single(schema);
        Type found = type(single, schema);
        if (found.list() || neutral.type(schema).flag() && !found.flag()) {
            throw FormatException.of(
                    location,
                    "",
                    new ExpressionException(0, otherwise).describe(single.toString()));
        }
        return single;
    }

    private Type type(Expression expression, Schema schema) throws FormatException {
        try {
            return expression.type(schema);
        } catch (ExpressionException e) {
            throw FormatException.of(location, "", e.describe(expression.toString()));
        }
    }

    private record Reading(
            List<Expression> values, Classes classes, Expression weight, Expression where) {

        Projection projection(Schema schema) {
            Set<String> names = new LinkedHashSet<>();
            values.forEach(value -> names.addAll(value.columns(schema)));
            names.addAll(classes.columns(schema));
            names.addAll(weight.columns(schema));
            names.addAll(where.columns(schema));
            return new Projection(List.copyOf(names));
        }
    }

    private void count(Chunk chunk, Reading reading, List<Map<Label, Counts>> counts)
            throws FormatException {
        Label[] labels = reading.classes.of(chunk);
        double[] weights = reading.weight.evaluate(chunk).numbers();
        double[] chosen = reading.where.evaluate(chunk).numbers();
        for (int i = 0; i < columns.size(); i++) {
            var values = reading.values.get(i).evaluate(chunk);
            if (counts.size() == i) {
                counts.add(new TreeMap<>());
            }
            Map<Label, Counts> byClass = counts.get(i);
            Range bounds =
                    byClass.isEmpty()
                            ? range.orElseGet(() -> usual(values.numbers()))
                            : byClass.values().iterator().next().range();
            for (int row = 0; row < labels.length; row++) {
                if (chosen[row] == 1) {
                    Counts one =
                            byClass.computeIfAbsent(labels[row], _ -> new Counts(bounds, bins));
                    int from = values.type().list() ? values.offsets()[row] : row;
                    int to = values.type().list() ? values.offsets()[row + 1] : row + 1;
                    for (int k = from; k < to; k++) {
                        one.add(values.numbers()[k], weights[row]);
                    }
                }
            }
            requireFew(byClass.size());
        }
    }

    private void requireFew(int classes) throws FormatException {
        if (classes > MOST_CLASSES) {
            throw FormatException.of(
                    location,
                    "",
                    "\"%s\" has more than %d values; classes need a column of few."
                            .formatted(by.map(Expression::toString).orElse(""), MOST_CLASSES));
        }
    }

    /// From the 0.5 % to the 99.5 % quantile; a single value, or none, has one unit around it.
    static Range usual(double[] values) {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (finite.length == 0) {
            return new Range(0, 1);
        }
        double low = finite[(int) (0.005 * (finite.length - 1))];
        double high = finite[(int) Math.ceil(0.995 * (finite.length - 1))];
        return low < high ? new Range(low, high) : new Range(low - 0.5, low + 0.5);
    }

    private static Panel panel(String column, Map<Label, Counts> byClass) {
        List<Mark> marks = new ArrayList<>();
        long outside = 0;
        long missing = 0;
        int index = 0;
        for (Map.Entry<Label, Counts> entry : byClass.entrySet()) {
            Color color = Color.of(index++, byClass.size());
            marks.add(Histogram.open(entry.getKey().name(), entry.getValue().density(), color));
            outside += entry.getValue().outside();
            missing += entry.getValue().missing();
        }
        String beyond = outside == 0 ? "" : String.format(Locale.ROOT, "%,d outside", outside);
        Figure figure =
                Figure.of(
                                Axis.linear(column.replace("`", "")),
                                Axis.linear("Probability density"),
                                marks)
                        .titled("", beyond);
        return new Panel(column, figure, outside, missing);
    }
}
