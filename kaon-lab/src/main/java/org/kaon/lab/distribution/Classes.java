package org.kaon.lab.distribution;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Text;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Tells the class of each event.
sealed interface Classes {

    /// What must be read.
    List<String> columns(Schema schema);

    /// One for each row.
    Label[] of(Chunk chunk);

    /// By a column of texts, by an expression that gives a number, or one class.
    ///
    /// *Errors*: an expression that does not fit is a [FormatException].
    static Classes of(Optional<Expression> by, Schema schema, String location)
            throws FormatException {
        if (by.isEmpty()) {
            return new One();
        }
        String name = by.get().toString().replace("`", "");
        Optional<ColumnType> type = schema.find(name).map(Schema.Field::type);
        if (type.map(Classes::present).orElse(null) instanceof ColumnType.Text) {
            return new Texts(name);
        }
        Expression single = by.get().single(schema);
        try {
            if (single.type(schema).list()) {
                throw new ExpressionException(0, "a class must be one number of an event.");
            }
        } catch (ExpressionException e) {
            throw FormatException.of(location, "", e.describe(single.toString()));
        }
        return new Numbers(single, by.get().toString());
    }

    private static ColumnType present(ColumnType type) {
        return type instanceof ColumnType.Nullable it ? it.content() : type;
    }

    /// All events are of one class without a name.
    record One() implements Classes {

        @Override
        public List<String> columns(Schema schema) {
            return List.of();
        }

        @Override
        public Label[] of(Chunk chunk) {
            Label[] labels = new Label[Math.toIntExact(chunk.rows())];
            Arrays.fill(labels, new Label(0, ""));
            return labels;
        }
    }

    /// `label = 1`.
    record Numbers(Expression expression, String asked) implements Classes {

        @Override
        public List<String> columns(Schema schema) {
            return expression.columns(schema);
        }

        @Override
        public Label[] of(Chunk chunk) {
            double[] numbers = expression.evaluate(chunk).numbers();
            Label[] labels = new Label[numbers.length];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = new Label(numbers[row], asked + " = " + plain(numbers[row]));
            }
            return labels;
        }

        private static String plain(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /// The text itself; nothing where it is missing.
    record Texts(String column) implements Classes {

        @Override
        public List<String> columns(Schema schema) {
            return List.of(column);
        }

        @Override
        public Label[] of(Chunk chunk) {
            Column found = chunk.column(column);
            Column present = found instanceof Nullable it ? it.content() : found;
            Label[] labels = new Label[Math.toIntExact(chunk.rows())];
            for (int row = 0; row < labels.length; row++) {
                boolean valid = !(found instanceof Nullable it) || it.valid(row);
                labels[row] =
                        new Label(0, valid && present instanceof Text text ? text.at(row) : "");
            }
            return labels;
        }
    }
}
