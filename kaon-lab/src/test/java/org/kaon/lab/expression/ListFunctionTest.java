package org.kaon.lab.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Schema;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

class ListFunctionTest {

    private static final double NAN = Double.NaN;

    private final Chunk chunk =
            new Columns()
                    .doubles("n", 2, 0, 1)
                    .lists("x", new double[] {5, -1, 3}, new double[] {}, new double[] {7})
                    .lists("y", new double[] {1, 2, 2}, new double[] {}, new double[] {NAN})
                    .lists("i", new double[] {2, 0, 9, 0.5, NAN}, new double[] {0}, new double[] {})
                    .chunk();

    private List<List<Double>> lists(String text) {
        Values values = evaluate(text, chunk);
        return IntStream.range(0, values.rows()).mapToObj(row -> row(values, row)).toList();
    }

    private static Values evaluate(String text, Chunk chunk) {
        Expression expression = Expression.parse(text);
        Values values = expression.evaluate(chunk);
        assertThat(values.type()).isEqualTo(expression.type(chunk.schema()));
        return values;
    }

    private static List<Double> row(Values values, int row) {
        return values.type().list()
                ? IntStream.range(values.offsets()[row], values.offsets()[row + 1])
                        .mapToObj(i -> values.numbers()[i])
                        .toList()
                : List.of(values.numbers()[row]);
    }

    private static double[] numbers(Object item) {
        return ((List<?>) item).stream().mapToDouble(ListFunctionTest::number).toArray();
    }

    private static double number(@Nullable Object item) {
        return item instanceof Number number
                ? number.doubleValue()
                : item instanceof Boolean flag ? flag ? 1 : 0 : NAN;
    }

    @Test
    void agreesWithAwkward() throws IOException {
        Map<?, ?> fixture;
        try (InputStream in =
                Objects.requireNonNull(getClass().getResourceAsStream("lists.json"))) {
            fixture = JsonMapper.shared().readValue(in, Map.class);
        }
        Columns columns = new Columns();
        ((Map<?, ?>) Objects.requireNonNull(fixture.get("columns")))
                .forEach((name, rows) ->
                        columns.lists(
                                name.toString(),
                                ((List<?>) rows)
                                        .stream()
                                                .map(ListFunctionTest::numbers)
                                                .toArray(double[][]::new)));
        Chunk events = columns.chunk();
        Map<?, ?> cases = (Map<?, ?>) Objects.requireNonNull(fixture.get("cases"));
        assertThat(cases).hasSize(18);
        cases.forEach((text, expected) -> {
            Values values = evaluate(text.toString(), events);
            List<?> rows = (List<?>) expected;
            assertThat(values.rows()).isEqualTo(rows.size());
            for (int row = 0; row < rows.size(); row++) {
                Object item = rows.get(row);
                double[] wanted =
                        item instanceof List<?> ? numbers(item) : new double[] {number(item)};
                double[] found =
                        row(values, row).stream().mapToDouble(Double::doubleValue).toArray();
                assertThat(found)
                        .as("%s, row %d", text, row)
                        .containsExactly(wanted, within(1e-12));
            }
        });
    }

    @Test
    void slicesByNumbersOfTheRow() {
        assertThat(lists("slice(x, 0, n)"))
                .containsExactly(List.of(5.0, -1.0), List.of(), List.of(7.0));
        assertThat(lists("slice(x, n, -1)")).containsExactly(List.of(), List.of(), List.of());
        assertThat(lists("slice(x, -1, 1e18)"))
                .containsExactly(List.of(3.0), List.of(), List.of(7.0));
        assertThat(lists("slice(x > 0, 1, 2)")).containsExactly(List.of(0.0), List.of(), List.of());
    }

    @Test
    void anItemThatIsNotThereIsMissing() {
        assertThat(lists("take(x, i)"))
                .containsExactly(List.of(3.0, 5.0, NAN, NAN, NAN), List.of(NAN), List.of());
        assertThat(lists("take(x > 4, i)"))
                .containsExactly(List.of(0.0, 1.0, 0.0, 0.0, 0.0), List.of(0.0), List.of());
    }

    @Test
    void sortsMissingItemsLastAndEqualOnesInTheirOrder() {
        assertThat(lists("argsort(y)")).first().isEqualTo(List.of(0.0, 1.0, 2.0));
        assertThat(lists("argsort(-y)")).first().isEqualTo(List.of(1.0, 2.0, 0.0));
        assertThat(lists("argmax(y)")).containsExactly(List.of(1.0), List.of(NAN), List.of(NAN));
        assertThat(lists("x[argmin(x)]"))
                .containsExactly(List.of(-1.0), List.of(NAN), List.of(7.0));
    }

    @Test
    void masksByWhatIsTrueAlone() {
        assertThat(lists("mask(x, y > 1)"))
                .containsExactly(List.of(-1.0, 3.0), List.of(), List.of());
        assertThatThrownBy(() -> lists("mask(x, i > 0)"))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("lists of 3 and of 5 items meet in one row");
    }

    @Test
    void padsByNumbersOfTheRow() {
        assertThat(lists("pad(x, n, 100 + n)"))
                .containsExactly(List.of(5.0, -1.0), List.of(), List.of(7.0));
        assertThat(lists("pad(x, 2, n)"))
                .containsExactly(List.of(5.0, -1.0), List.of(0.0, 0.0), List.of(7.0, 1.0));
        assertThat(lists("present(x, n + 1)"))
                .containsExactly(List.of(1.0, 1.0, 1.0), List.of(0.0), List.of(1.0, 0.0));
        assertThat(lists("pad(x, -3, 0)")).containsOnly(List.of());
        assertThatThrownBy(() -> lists("pad(x, 1e12, 0)"))
                .hasMessageContaining("would give more than 134,217,728 items");
    }

    @Test
    void choosesPairsThatMeet() {
        assertThat(lists("combinations(x, 2, 0) + combinations(x, 2, 1)"))
                .containsExactly(List.of(4.0, 8.0, 2.0), List.of(), List.of());
        assertThat(lists("max(abs(cartesian(x, i, 0) - cartesian(x, i, 1)))"))
                .containsExactly(List.of(NAN), List.of(NAN), List.of(NAN));
        assertThat(lists("count(cartesian(x, y, 1))"))
                .containsExactly(List.of(9.0), List.of(0.0), List.of(1.0));
        assertThat(lists("any(cartesian(x, y > 1, 1))"))
                .containsExactly(List.of(1.0), List.of(0.0), List.of(0.0));
    }

    @Test
    void refusesMoreThanMemoryShouldTake() {
        Chunk long1 = new Columns().lists("x", new double[3000]).chunk();
        assertThatThrownBy(() -> Expression.parse("sum(combinations(x, 4, 0))").evaluate(long1))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("Take fewer first");
    }

    @Test
    void matchesAcrossTheEdgeOfPhi() {
        Chunk events =
                new Columns()
                        .lists("a", new double[] {3.1, 0})
                        .lists("b", new double[] {-3.1, 1, NAN})
                        .lists("zero", new double[] {0, 0})
                        .lists("none", new double[] {0, 0, 0})
                        .chunk();
        Values found = evaluate("nearest(zero, a, none, b, 0.5)", events);
        assertThat(found.numbers()).containsExactly(0, NAN);
        Values distance = evaluate("nearest_delta_r(zero, a, none, b, 0.5)", events);
        assertThat(distance.numbers()[0]).isCloseTo(2 * Math.PI - 6.2, within(1e-12));
    }

    @Test
    void countsInnerLists() {
        Arena arena = Arena.ofAuto();
        MemorySegment data = arena.allocate(8 * 4);
        for (int i = 0; i < 4; i++) {
            data.setAtIndex(ValueLayout.JAVA_DOUBLE, i, i);
        }
        Column inner =
                new Jagged(
                        Offsets.ofCounts(arena, 1, 0, 3), new Flat(ElementType.FLOAT64, 4, data));
        Column nested = new Jagged(Offsets.ofCounts(arena, 2, 0, 1), inner);
        MemorySegment valid = arena.allocate(3);
        valid.set(ValueLayout.JAVA_BYTE, 0, (byte) 1);
        valid.set(ValueLayout.JAVA_BYTE, 1, (byte) 1);
        for (Column column : List.of(nested, new org.kaon.io.column.Nullable(valid, nested))) {
            Chunk events =
                    new Chunk(
                            new Schema(List.of(new Schema.Field("hits", column.type()))),
                            0,
                            3,
                            List.of(column),
                            arena);
            boolean whole = column instanceof Jagged;
            Values counts = evaluate("counts(hits)", events);
            assertThat(counts.numbers()).containsExactly(1, 0, whole ? 3 : NAN);
            Values flat = evaluate("flatten(hits)", events);
            assertThat(row(flat, 0)).containsExactly(0.0);
            assertThat(row(flat, 2)).isEqualTo(whole ? List.of(1.0, 2.0, 3.0) : List.of(NAN));
            assertThat(evaluate("counts(hits * 2)", events).type()).isEqualTo(Type.NUMBER);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "slice(n, 0, 1)| argument 1 of slice must be a list; found a number.",
                "slice(x, 0)| slice takes 3 arguments; found 2.",
                "mask(x, y)| must be a list of true or false; found a list of numbers.",
                "take(x, 3)| argument 2 of take must be a list of numbers; found a number.",
                "pad(x, y, 0)| argument 2 of pad must be a number; found a list of numbers.",
                "combinations(x, n, 0)| argument 2 of combinations must be a whole number",
                "combinations(x, 2, 2)| members count from 0 to 1; found 2.",
                "combinations(x, 9, 0)| a choice has 1 to 8 members; found 9",
                "cartesian(x, y, 2)| members count from 0 to 1; found 2.",
                "counts(n)| counts(x) needs a list in each row; found a number.",
                "counts(x, y)| counts takes 1 argument; found 2.",
                "argsrt(x)| no function \"argsrt\". Nearest: \"argsort\""
            })
    void saysWhatAFunctionTakes(String text, String message) {
        assertThatThrownBy(() -> Expression.parse(text).type(chunk.schema()))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void noRowsGiveNoLists() {
        Chunk none = new Columns().doubles("n").lists("x").lists("c").chunk();
        for (String text :
                List.of(
                        "slice(x, 0, 2)",
                        "pad(x, 3, n)",
                        "argsort(x)",
                        "combinations(x, 2, 1)",
                        "cartesian(x, x, 1)",
                        "mask(x, c > 0)",
                        "nearest(x, x, c, c, 0.4)",
                        "broadcast(n, x)")) {
            assertThat(evaluate(text, none).rows()).isZero();
        }
    }
}
