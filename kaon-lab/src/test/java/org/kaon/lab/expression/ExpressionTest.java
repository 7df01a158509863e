package org.kaon.lab.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.column.Chunk;

class ExpressionTest {

    private static final double[] PX = {3, -1.5, 0, 1e150};
    private static final double[] PY = {4, 2.5, 0, -1e150};
    private final Chunk chunk =
            new Columns()
                    .doubles("px", PX)
                    .doubles("py", PY)
                    .longs("event", 1, 2, 9_007_199_254_740_991L, -4)
                    .flags("good", true, false, true, true)
                    .doubles("odd name", 1, 2, 3, 4)
                    .doubles("jet.pt", 550, 600, Double.NaN, 650)
                    .lists("part", new double[][] {{1, 2, 3}, {}, {-5}, {7, 7}})
                    .lists("other", new double[][] {{1, 1, 1}, {}, {2}, {0, 1}})
                    .lists("short", new double[][] {{1, 1}, {}, {2}, {0, 1}})
                    .chunk();

    private double[] numbers(String text) {
        return Expression.parse(text).evaluate(chunk).numbers();
    }

    @Test
    void agreesWithPlainJava() {
        double[] found = numbers("px^2 + 2*py - abs(px) / (1 + py*py) % 3 + atan2(py, px) - -px");
        for (int i = 0; i < PX.length; i++) {
            double x = PX[i];
            double y = PY[i];
            double expected =
                    x * x + 2 * y - Math.abs(x) / (1 + y * y) % 3 + StrictMath.atan2(y, x) - -x;
            assertThat(found[i]).isEqualTo(expected);
        }
    }

    @Test
    void hypotDoesNotOverflow() {
        assertThat(numbers("hypot(px, py)")[3]).isEqualTo(Math.hypot(1e150, 1e150));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2 + 3 * 4; 14",
                "(2 + 3) * 4; 20",
                "-2^2; -4",
                "2^3^2; 512",
                "2^-1; 0.5",
                "2 - 3 - 4; -5",
                "10 / 4 / 5; 0.5",
                "7 % 4; 3",
                ".5e1 + 2.; 7",
                "where(1 < 2, 5, 1/0); 5",
                "where(1 > 2 || 2 != 2, 5, 6); 6",
                "1 < 2 && !(3 < 2); 1",
                "!true; 0",
                "pi; 3.141592653589793",
                "max(2, 3) + min(2, 3); 5",
                "round(2.5) + ceil(0.1) + floor(-0.1); 2",
                "asinh(sinh(2)); 2",
                "log10(1000) + log(exp(2)); 5",
                "sqrt(16) + pow(2, 10); 1028",
                "tan(0) + asin(0) + acos(1) + atan(0) + tanh(0) + cosh(0); 1",
                "isnan(0/0); 1",
                "sign(-3); -1",
                "true + true; 2",
            })
    void followsThePrecedenceOfMathematics(String text, double expected) {
        assertThat(numbers(text)[0]).isCloseTo(expected, within(1e-15));
    }

    @Test
    void keepsIntegersExact() {
        assertThat(numbers("event == 9007199254740991")).containsExactly(0, 0, 1, 0);
        assertThat(numbers("event % 2 == 0")).containsExactly(0, 1, 0, 1);
    }

    @Test
    void comparesWithNanAsFalse() {
        assertThat(numbers("jet.pt > 560 && jet.pt < 640")).containsExactly(0, 1, 0, 0);
        assertThat(numbers("jet.pt != jet.pt")).containsExactly(0, 0, 1, 0);
    }

    @Test
    void takesFlagsAsNumbersButNotTheReverse() {
        assertThat(numbers("good * 2")).containsExactly(2, 0, 2, 2);
        assertThat(numbers("!(good == 1)")).containsExactly(0, 1, 0, 0);
        assertThatThrownBy(() -> Expression.parse("px && good").type(chunk.schema()))
                .hasMessage(
                        "\"&&\" needs true or false; found a number. Write x != 0, or a"
                                + " comparison.");
    }

    @Test
    void reducesTheListOfEachRow() {
        assertThat(numbers("sum(part)")).containsExactly(6, 0, -5, 14);
        assertThat(numbers("count(part)")).containsExactly(3, 0, 1, 2);
        assertThat(numbers("max(part)")).containsExactly(3, Double.NaN, -5, 7);
        assertThat(numbers("min(part)")).containsExactly(1, Double.NaN, -5, 7);
        assertThat(numbers("mean(part)")).containsExactly(2, Double.NaN, -5, 7);
        assertThat(numbers("any(part > 2)")).containsExactly(1, 0, 0, 1);
        assertThat(numbers("all(part > 2)")).containsExactly(0, 1, 0, 1);
        assertThat(numbers("sum(part > 1)")).containsExactly(2, 0, 0, 2);
    }

    @Test
    void combinesListsWithListsAndWithTheirRow() {
        assertThat(numbers("sum(part * other)")).containsExactly(6, 0, -10, 7);
        assertThat(numbers("sum(part * px)")).containsExactly(18, 0, -0.0, 14e150);
        assertThat(numbers("sum(where(part > 2, part, 0))")).containsExactly(3, 0, 0, 14);
        assertThat(numbers("sum(max(part, 2))")).containsExactly(7, 0, 2, 14);
        assertThatThrownBy(() -> numbers("1 + sum(part * short)"))
                .isInstanceOfSatisfying(
                        ExpressionException.class, e -> assertThat(e.position()).isEqualTo(13))
                .hasMessage(
                        "lists of 3 and of 2 items meet in one row; they must be equally long.");
    }

    @Test
    void takesOneItemOfEachList() {
        assertThat(numbers("part[0]")).containsExactly(1, Double.NaN, -5, 7);
        assertThat(numbers("part[count(part) - 1]")).containsExactly(3, Double.NaN, -5, 7);
        assertThat(numbers("(part > 2)[1]")).containsExactly(0, 0, 0, 1);
    }

    @Test
    void namesTheColumnsItReads() {
        assertThat(Expression.parse("px + sum(part * px) - `odd name`").columns())
                .containsExactly("px", "part", "odd name");
        assertThat(numbers("`odd name` - 1")).containsExactly(0, 1, 2, 3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " :: ",
            quoteCharacter = '\u0001',
            value = {
                "ptx > 3 :: 1 :: no column \"ptx\". Nearest: \"px\", \"py\".",
                "sqr(px) :: 1 :: no function \"sqr\". Nearest: \"sqrt\", \"sin\", \"sum\".",
                "sqrt(px, py) :: 1 :: sqrt takes 1 argument; found 2.",
                "sum(px) :: 1 :: sum(x) needs a list in each row; found a number.",
                "sum() :: 1 :: sum takes 1 argument, a list; found 0.",
                "any(part) :: 5 :: \"any\" needs true or false; found a list of numbers."
                        + " Write x != 0, or a comparison.",
                "px[0] :: 3 :: [ ] takes one item of a list; found a number and a number.",
                "where(px, 1, 2) :: 7 :: \"where\" needs true or false; found a number."
                        + " Write x != 0, or a comparison.",
            })
    void rejectsWhatDoesNotFitTheColumns(String text, int character, String message) {
        assertThatThrownBy(() -> Expression.parse(text).type(chunk.schema()))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e -> assertThat(e.position() + 1).isEqualTo(character))
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " :: ",
            quoteCharacter = '\u0001',
            value = {
                "px + :: 5 :: expected a number, a column or a function; found the end.",
                "px = 3 :: 4 :: unexpected character '='. Equality is written ==.",
                "px > 1 and py > 1 :: 8 :: expected an operator or the end; found \"and\"."
                        + " \"And\" is written &&.",
                "px ** 2 :: 4 :: expected an operator or the end; found \"**\"."
                        + " A power is written ^.",
                "1 < px < 3 :: 8 :: comparisons do not chain. Write a < b && b < c.",
                "(px + 1 :: 8 :: expected \")\" for the \"(\" at character 1; found the end.",
                "px py :: 4 :: expected an operator or the end; found \"py\"."
                        + " A column's name with spaces or signs in it stands in back quotes.",
                "os.system(\"x\") :: 11 :: unexpected character '\"'."
                        + " A column with an unusual name stands in back quotes.",
            })
    void rejectsWhatIsNoExpression(String text, int character, String message) {
        assertThatThrownBy(() -> Expression.parse(text))
                .isInstanceOfSatisfying(
                        ExpressionException.class,
                        e -> assertThat(e.position() + 1).isEqualTo(character))
                .hasMessage(message);
    }

    @Test
    void refusesEndlessNesting() {
        assertThatThrownBy(() -> Expression.parse("(".repeat(100_000) + "1"))
                .hasMessage("nested deeper than 200 levels.");
        assertThatThrownBy(() -> Expression.parse("-".repeat(100_000) + "1"))
                .hasMessage("nested deeper than 200 levels.");
    }
}
