package org.kaon.lab.convert;

import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;
import org.kaon.lab.expression.Type;
import org.kaon.lab.expression.Values;

import java.util.List;

/// An expression with the place where it was given, for its errors.
///
/// @param where as in `--new mass`
record Formula(String where, Expression expression) {

    /// *Errors*: [FormatException] with the character of the mistake.
    static Formula parse(String where, String text) throws FormatException {
        try {
            return new Formula(where, Expression.parse(text));
        } catch (ExpressionException e) {
            throw FormatException.of(where, "", e.describe(text));
        }
    }

    /// The columns that it reads of a table; those that are not there are made before.
    ///
    /// *Errors*: [FormatException] for particles that the table lacks.
    List<String> columns(Schema schema) throws FormatException {
        try {
            return expression.columns(schema).stream()
                    .filter(column -> schema.find(column).isPresent())
                    .toList();
        } catch (ExpressionException e) {
            throw error(e);
        }
    }

    Type type(Schema schema) throws FormatException {
        try {
            return expression.type(schema);
        } catch (ExpressionException e) {
            throw error(e);
        }
    }

    Values evaluate(Chunk chunk) throws FormatException {
        try {
            return expression.evaluate(chunk);
        } catch (ExpressionException e) {
            throw FormatException.of(
                    where,
                    "",
                    "%s (rows %d to %d)"
                            .formatted(
                                    e.describe(expression.toString()),
                                    chunk.firstRow(),
                                    chunk.firstRow() + chunk.rows() - 1));
        }
    }

    FormatException error(String message) {
        return FormatException.of(where, expression.toString(), message);
    }

    private FormatException error(ExpressionException e) {
        return FormatException.of(where, "", e.describe(expression.toString()));
    }
}
