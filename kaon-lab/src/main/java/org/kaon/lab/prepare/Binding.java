package org.kaon.lab.prepare;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Schema;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.experiment.JetPicture;
import org.kaon.lab.experiment.Sample.Truth;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;
import org.kaon.lab.expression.Type;
import org.kaon.lab.yaml.ConfigException;

import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An experiment's formulas checked against the columns of one file.
///
/// @param labels what gives the class, or the targets of a regression; none where the sample is of
///   one class or its classes are named
/// @param named the column of the class's name, where that and not a number is in the file
/// @param by the columns whose hash tells the part
/// @param makers one for each input
record Binding(
        List<Expression> labels,
        Optional<String> named,
        Expression select,
        Expression weight,
        List<String> by,
        List<InputMaker> makers,
        Projection columns) {

    /// A formula that does not fit a file.
    static final class Mismatch extends RuntimeException {

        @Serial private static final long serialVersionUID = 1;

        Mismatch(String path, String message) {
            super(path + ": " + message);
        }
    }

    /// Binds everything that training needs.
    ///
    /// *Errors*: every mismatch of the file, together, as one [ConfigException].
    ///
    /// @param file the name for messages
    static Binding toTrain(Experiment experiment, Truth truth, Schema schema, String file) {
        List<String> mistakes = new ArrayList<>();
        Optional<String> named = named(truth, schema);
        List<Expression> truths =
                switch (truth) {
                    case Truth.Label(Expression label) ->
                            named.isPresent() ? List.of() : List.of(label);
                    case Truth.Whole(String _) -> List.of();
                    case Truth.None() -> experiment.events().targets();
                };
        Expression select = experiment.events().select();
        String truthPath = experiment.events().classifies() ? "label" : "target";
        List<Expression> labels = new ArrayList<>();
        for (Expression label : truths) {
            attempt(mistakes, () -> labels.add(number(label, schema, truthPath)));
        }
        attempt(mistakes, () -> requireFlag(select, schema));
        List<Expression> weights = new ArrayList<>();
        attempt(
                mistakes,
                () -> weights.add(number(experiment.events().weight(), schema, "weight")));
        List<String> by =
                experiment.events().split().byColumns()
                        ? experiment.events().split().by()
                        : List.of();
        for (String column : by) {
            attempt(mistakes, () -> requireHashable(column, schema));
        }
        List<InputMaker> makers = makers(experiment.inputs(), schema, mistakes);
        throwAny(mistakes, file);
        Expression weight = weights.getFirst();
        Set<String> names = new LinkedHashSet<>(by);
        labels.forEach(label -> names.addAll(label.columns(schema)));
        named.ifPresent(names::add);
        names.addAll(select.columns(schema));
        names.addAll(weight.columns(schema));
        return new Binding(
                labels, named, select, weight, by, makers, projection(names, makers, schema));
    }

    /// Binds the inputs alone, to score events whose truth is unknown. The selection is bound where
    /// the file has what it needs: what it leaves out need not be finite.
    static Binding toScore(Experiment experiment, Schema schema, String file) {
        List<String> mistakes = new ArrayList<>();
        List<InputMaker> makers = makers(experiment.inputs(), schema, mistakes);
        throwAny(mistakes, file);
        Expression select = experiment.events().select();
        if (!isFlag(select, schema)) {
            select = Expression.parse("true");
        }
        return new Binding(
                List.of(),
                Optional.empty(),
                select,
                Expression.parse("1"),
                List.of(),
                makers,
                projection(new LinkedHashSet<>(select.columns(schema)), makers, schema));
    }

    private static boolean isFlag(Expression expression, Schema schema) {
        try {
            return expression.type(schema) == Type.FLAG;
        } catch (ExpressionException e) {
            return false;
        }
    }

    private static Optional<String> named(Truth truth, Schema schema) {
        return truth instanceof Truth.Label(Expression label)
                ? schema.find(label.toString().replace("`", ""))
                        .filter(field -> present(field.type()) instanceof ColumnType.Text)
                        .map(Schema.Field::name)
                : Optional.empty();
    }

    private static List<InputMaker> makers(
            Map<String, Input> inputs, Schema schema, List<String> mistakes) {
        List<InputMaker> makers = new ArrayList<>();
        inputs.forEach((name, input) ->
                attempt(mistakes, () -> makers.add(maker(input, schema, "inputs." + name))));
        return makers;
    }

    private static InputMaker maker(Input input, Schema schema, String path) {
        return switch (input) {
            case Input.Features features -> FeatureMaker.of(features, schema, path);
            case Input.Constituents items -> ConstituentMaker.of(items, schema, path);
            case JetPicture picture -> PictureMaker.of(picture, schema, path);
            case Input.Array array -> TensorMaker.of(array, schema, path);
        };
    }

    private static void attempt(List<String> mistakes, Runnable check) {
        try {
            check.run();
        } catch (Mismatch e) {
            if (!mistakes.contains(String.valueOf(e.getMessage()))) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private static void throwAny(List<String> mistakes, String file) {
        if (!mistakes.isEmpty()) {
            throw new ConfigException(
                    String.join("\n", mistakes.stream().map(m -> file + ": " + m).toList()));
        }
    }

    // A file is read with one column at least, so that its rows can be counted.
    private static Projection projection(
            Set<String> names, List<InputMaker> makers, Schema schema) {
        makers.forEach(maker -> maker.sources().forEach(e -> names.addAll(e.columns(schema))));
        if (names.isEmpty() && !schema.names().isEmpty()) {
            names.add(schema.names().getFirst());
        }
        return new Projection(List.copyOf(names));
    }

    /// The expression, or [Expression#single] of it.
    ///
    /// *Errors*: an expression that gives a list is a [Mismatch].
    static Expression number(Expression expression, Schema schema, String path) {
        Expression single = expression.single(schema);
        Type type = type(single, schema, path);
        if (!type.list()) {
            return single;
        }
        Optional<ColumnType.Fixed> array = array(expression, schema);
        String whole =
                array.filter(_ -> path.startsWith("inputs."))
                        .map(ColumnType.Fixed::shape)
                        .map(shape ->
                                " All of it is an input of its own: {tensor: {column: %s, shape: %s}}."
                                        .formatted(expression, shape))
                        .orElse("");
        throw new Mismatch(
                path,
                "\"%s\" must give a number in each row; it gives %s. Use %s[0] or a sum.%s"
                        .formatted(expression, type, expression, whole));
    }

    private static Optional<ColumnType.Fixed> array(Expression expression, Schema schema) {
        return schema.find(expression.toString().replace("`", ""))
                .map(Schema.Field::type)
                .filter(ColumnType.Fixed.class::isInstance)
                .map(ColumnType.Fixed.class::cast);
    }

    static void requireList(Expression expression, Schema schema, String path) {
        Type type = type(expression, schema, path);
        if (type != Type.NUMBERS) {
            throw new Mismatch(
                    path,
                    "\"%s\" must give a list of numbers in each row; it gives %s."
                            .formatted(expression, type));
        }
    }

    private static void requireFlag(Expression expression, Schema schema) {
        Type type = type(expression, schema, "select");
        if (type != Type.FLAG) {
            throw new Mismatch(
                    "select",
                    "\"%s\" must be true or false in each row; it gives %s. Write a comparison."
                            .formatted(expression, type));
        }
    }

    private static Type type(Expression expression, Schema schema, String path) {
        try {
            return expression.type(schema);
        } catch (ExpressionException e) {
            throw new Mismatch(path, e.describe(expression.toString()));
        }
    }

    private static ColumnType present(ColumnType type) {
        return type instanceof ColumnType.Nullable nullable ? nullable.content() : type;
    }

    private static void requireHashable(String column, Schema schema) {
        ColumnType type =
                schema.find(column)
                        .orElseThrow(() ->
                                new Mismatch(
                                        "split.by",
                                        "no column \"%s\".%s"
                                                .formatted(
                                                        column,
                                                        Nearest.hint(column, schema.names()))))
                        .type();
        if (!(present(type) instanceof ColumnType.Flat)) {
            throw new Mismatch(
                    "split.by",
                    "column \"%s\" must hold a number in each row; it holds %s."
                            .formatted(column, type));
        }
    }
}
