package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Value;
import org.kaon.keras.Run;
import org.kaon.op.Sum;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/// A formula as a layer: what it computes, what it refuses and where.
class ExpressionTest {

    private static final Tensor A = Tensor.of(Shape.of(2, 3), 0.5f, -1f, 2f, 3f, -0.25f, 1f);
    private static final Tensor B = Tensor.of(Shape.of(2, 3), 2f, 0.5f, -1f, 1f, 4f, 3f);

    private static Value applied(String text, Value... inputs) {
        return Expression.expression(text)
                .apply(new FixedScope(Map.of(), Phase.INFERENCE, 0), List.of(inputs));
    }

    private static void requireEach(String text, DoubleBinaryOperator wanted) {
        Value y = applied(text, Run.fed("a", A), Run.fed("b", B));
        Tensor found = Run.once(y, Map.of("a", A, "b", B));
        for (int i = 0; i < A.size(); i++) {
            assertThat(found.at(i))
                    .as(text)
                    .isCloseTo(wanted.applyAsDouble(A.at(i), B.at(i)), within(1e-5));
        }
    }

    @Test
    void computesWhatItSays() {
        requireEach("x0 * sigmoid(x1) + 0.5", (a, b) -> a / (1 + Math.exp(-b)) + 0.5);
        requireEach("-x0^2 - 2*-x1/4", (a, b) -> -a * a + b / 2);
        requireEach("2^-1 * x0 + x1 ^ 2 ^ 1", (a, b) -> a / 2 + b * b);
        requireEach("(x0 - x1) - (x0 + 1e-1)", (a, b) -> -b - 0.1);
        requireEach("x0 - x1 - .5", (a, b) -> a - b - 0.5);
        requireEach(
                "where(x0 < x1 && !(x1 == 1) || x0 >= 3, sqrt(abs(x0)), cos(pi * x1))",
                (a, b) ->
                        a < b && b != 1 || a >= 3 ? Math.sqrt(Math.abs(a)) : Math.cos(Math.PI * b));
        requireEach("clip(x0, -0.5, x1)", (a, b) -> Math.min(Math.max(a, -0.5), b));
        requireEach(
                "minimum(x0, maximum(x1, 0)) + relu(x0)",
                (a, b) -> Math.min(a, Math.max(b, 0)) + Math.max(a, 0));
    }

    @Test
    void reductionsLeaveTheirAxisAtOne() {
        Tensor x = Tensor.of(Shape.of(1, 2, 2), 1f, 3f, 2f, 6f);
        Value y = applied("x / sum(x, -1) + max(x, 1)", Run.fed("x", x));
        assertThat(Run.once(y, Map.of("x", x)).floats())
                .containsExactly(2.25f, 6.75f, 2.25f, 6.75f);
    }

    @Test
    void hasTheGradientOfItsFormula() {
        Value a = Run.fed("a", A);
        Value y = applied("x * exp(x)", a);
        Value total = Sum.sum(y);
        Tensor found = Run.once(Gradients.gradients(total, List.of(a)).getFirst(), Map.of("a", A));
        for (int i = 0; i < A.size(); i++) {
            double x = A.at(i);
            assertThat(found.at(i)).isCloseTo((1 + x) * Math.exp(x), within(1e-4));
        }
    }

    @Test
    void isWrittenInTheNamespaceOfKaonAndReadAgain() {
        Layer layer = Layers.TABLE.read("expression", Map.of("expression", "x0 / (x1 + 1)"));
        Config.Writer out = new Config.Writer();
        layer.write(out);
        Map<String, ?> written = Layers.envelope(layer, out.values());
        assertThat(written)
                .hasToString(
                        "{module=kaon, class_name=Expression, config={expression=x0 / (x1 + 1)},"
                                + " registered_name=kaon>Expression}");
        assertThat(Layers.TABLE.read(written)).isEqualTo(layer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x0 * sgmoid(x1)       | column 6  | nearest known: \"sigmoid\"",
                "x0 + y                | column 6  | there is no \"y\"",
                "x0 +                  | column 5  | found the end",
                "(x0 + 1               | column 8  | for the \"(\" at column 1",
                "x0 1                  | column 4  | expected an operator",
                "x0 ** 2               | column 5  | found \"*\"",
                "x0 $ 2                | column 4  | unexpected character '$'",
                "1 < x0 < 2            | column 8  | do not chain",
                "x0 < 1                | column 1  | found a condition",
                "1 + (2 > 1)           | column 3  | a number as argument 2",
                "where(x0, 1, 2)       | column 1  | a condition as argument 1",
                "sum(x0)               | column 1  | expects arguments: 2, found 1",
                "sum(x0, x1)           | column 1  | whole number of an axis",
                "1 + 2                 | column 1  | names no input",
                "exit(0)               | column 1  | no function named \"exit\"",
                "__import__('os')      | column 12 | unexpected character",
                "x0.shape              | column 3  | unexpected character",
            })
    void saysAtWhichColumnAFormulaIsWrong(String text, String column, String what) {
        assertThatThrownBy(() -> Expression.expression(text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(text)
                .hasMessageContaining(column + ":")
                .hasMessageContaining(what);
    }

    @Test
    void saysWhereShapesDoNotFit() {
        Value a = Run.fed("a", A);
        Value other = Placeholder.placeholder("b", Shape.of(2, 4));
        assertThatThrownBy(() -> applied("exp(x0) * x1", a, other))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Expression \"layer\"")
                .hasMessageContaining("\"*\" at column 9");
        assertThatThrownBy(() -> applied("x0 + x2", a, other))
                .hasMessageContaining("an input for every name")
                .hasMessageContaining("found 2 inputs");
        assertThatThrownBy(() -> applied("sum(x, 0)", a))
                .hasMessageContaining("beside that of the batch, found 0");
    }

    @Test
    void endsOnDeepNesting() {
        assertThatThrownBy(() -> Expression.expression("(".repeat(10_000) + "x"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nested deeper than 100 levels");
    }
}
