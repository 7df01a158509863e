package org.kaon.lab.prepare;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Text;
import org.kaon.lab.experiment.EventHash;
import org.kaon.lab.experiment.Missing;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;
import org.kaon.lab.expression.Values;
import org.kaon.lab.yaml.ConfigException;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The events of one chunk: which are selected, their truth, weight and inputs. For one thread.
final class EventReader {

    private final Binding binding;
    private final Chunk chunk;
    private final Missing missing;
    private final Values select;
    private final Values weight;
    private final List<Values> labels;
    private final List<List<Values>> inputs;
    // Columns that are read past the expressions, where values are missing in them.
    private final Map<String, Nullable> gaps = new LinkedHashMap<>();

    /// *Errors*: lists of different lengths that meet are a [ConfigException].
    ///
    /// @param file the name for messages
    EventReader(Binding binding, Chunk chunk, Missing missing, String file) {
        this.binding = binding;
        this.chunk = chunk;
        this.missing = missing;
        this.select = values(binding.select(), file);
        this.weight = values(binding.weight(), file);
        this.labels = binding.labels().stream().map(e -> values(e, file)).toList();
        this.inputs = new ArrayList<>();
        for (InputMaker maker : binding.makers()) {
            inputs.add(maker.sources().stream().map(e -> values(e, file)).toList());
        }
        binding.by().forEach(this::addGaps);
        binding.named().ifPresent(this::addGaps);
    }

    private void addGaps(String name) {
        if (chunk.column(name) instanceof Nullable nullable) {
            gaps.put(name, nullable);
        }
    }

    private Values values(Expression expression, String file) {
        try {
            return expression.evaluate(chunk);
        } catch (ExpressionException e) {
            throw new ConfigException(
                    "%s, rows from %d: %s"
                            .formatted(file, chunk.firstRow(), e.describe(expression.toString())));
        }
    }

    int rows() {
        return Math.toIntExact(chunk.rows());
    }

    /// Whether the row is selected, or it cannot be told.
    boolean selected(int row) {
        return select.numbers()[row] != 0;
    }

    double weight(int row) {
        return weight.numbers()[row];
    }

    /// The label, or one of the targets of a regression.
    double label(int row, int index) {
        return labels.get(index).numbers()[row];
    }

    /// The name of the row's class, where the file has names.
    Optional<String> className(int row) {
        return binding.named()
                .map(name -> present(chunk.column(name)))
                .map(column -> column instanceof Text text ? text.at(row) : column.toString());
    }

    /// The hash of the row's values in the columns that tell its part.
    long hash(long seed, int row) {
        long hash = EventHash.start(seed);
        for (String name : binding.by()) {
            Flat column = chunk.column(name).numbers();
            hash =
                    column.element().floating()
                            ? EventHash.add(hash, column.at(row))
                            : EventHash.add(hash, column.longAt(row));
        }
        return hash;
    }

    /// A column's integer.
    ///
    /// *Errors*: any other number is a [ConfigException].
    long integer(String name, int row) {
        Flat column = chunk.column(name).numbers();
        double value = column.at(row);
        if (column.element().floating() && value != Math.rint(value)) {
            throw new ConfigException(
                    "The column \"%s\" parts events into folds by its remainder, but holds %s in row %d. Choose a column of integers."
                            .formatted(name, value, chunk.firstRow() + row));
        }
        return column.longAt(row);
    }

    private static Column present(Column column) {
        return column instanceof Nullable nullable ? nullable.content() : column;
    }

    private boolean named(int row, Faults faults) {
        boolean fine = true;
        for (Map.Entry<String, Nullable> column : gaps.entrySet()) {
            if (!column.getValue().valid(row)) {
                faults.add(column.getKey());
                fine = false;
            }
        }
        return fine;
    }

    /// Whether the row can be used: fills what may be filled, counts what is not finite.
    boolean usable(int row, Faults faults) {
        boolean fine = true;
        boolean filled = false;
        for (int i = 0; i < labels.size(); i++) {
            fine &= finite(labels.get(i).numbers()[row], binding.labels().get(i), faults);
        }
        fine &= finite(select.numbers()[row], binding.select(), faults);
        fine &= finite(weight.numbers()[row], binding.weight(), faults);
        fine &= named(row, faults);
        for (int i = 0; i < inputs.size(); i++) {
            InputMaker maker = binding.makers().get(i);
            for (int k = 0; k < inputs.get(i).size(); k++) {
                filled |= !check(inputs.get(i).get(k), maker, maker.sources().get(k), row, faults);
            }
        }
        if (!fine || filled) {
            faults.addEvent();
        }
        return fine && (!filled || missing.treatment() == Missing.Treatment.FILL);
    }

    private static boolean finite(double value, Expression source, Faults faults) {
        if (Double.isFinite(value)) {
            return true;
        }
        faults.add(source.toString());
        return false;
    }

    private boolean check(
            Values values, InputMaker maker, Expression source, int row, Faults faults) {
        int from = values.type().list() ? values.offsets()[row] : row;
        int all = values.type().list() ? values.offsets()[row + 1] - from : 1;
        int to = from + Math.min(all, maker.considered());
        boolean fine = true;
        for (int i = from; i < to; i++) {
            if (!finite(values.numbers()[i], source, faults)) {
                fine = false;
                if (missing.treatment() == Missing.Treatment.FILL) {
                    values.numbers()[i] = missing.fill();
                }
            }
        }
        return fine;
    }

    /// Writes the inputs of a usable row, one after the other, from byte `offset` on.
    void write(int row, MemorySegment target, long offset) {
        long at = offset;
        for (int i = 0; i < inputs.size(); i++) {
            InputMaker maker = binding.makers().get(i);
            maker.write(inputs.get(i), row, target, at);
            at += 4L * maker.size();
        }
    }
}
