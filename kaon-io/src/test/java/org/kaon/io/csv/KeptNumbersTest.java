package org.kaon.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Numbers that stay in memory after the first pass are those that the text gives again.
class KeptNumbersTest {

    private static final List<String> NAMES = List.of("whole", "late", "real", "holes", "text");

    private static CsvSource of(String text, long kept) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return CsvSource.of(BinaryFile.of("table.csv", bytes), Header.Setting.ASK_THE_TEXT, kept);
    }

    // Integers, integers that become floats, floats of all lengths, missing cells, quotes, texts.
    private static String table(int rows, long seed, String line) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder(String.join(",", NAMES)).append(line);
        for (int i = 0; i < rows; i++) {
            text.append(random.nextLong()).append(',');
            text.append(i < rows / 2 ? "" + random.nextInt() : "" + random.nextGaussian());
            double real = random.nextGaussian() * Math.pow(10, random.nextInt(-30, 30));
            text.append(',').append(random.nextInt(50) == 0 ? "\"" + real + "\"" : "" + real);
            text.append(',').append(random.nextInt(9) == 0 ? "nan" : "" + random.nextInt(100));
            text.append(random.nextInt(9) == 0 ? ",\"a, \"\"b\"\"\"" : ",plain").append(line);
        }
        return text.toString();
    }

    private static List<List<@Nullable Object>> read(CsvSource source, Split rows, long chunk)
            throws IOException {
        List<List<@Nullable Object>> columns = new ArrayList<>();
        for (String name : NAMES) {
            columns.add(Tables.column(source, name, rows, chunk));
        }
        return columns;
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void areTheSameAsTheTextGivesAgain(String line) throws IOException {
        String text = table(30_000, 3, line);
        try (CsvSource kept = of(text, 1 << 24);
                CsvSource some = of(text, 1 << 19);
                CsvSource none = of(text, 0)) {
            assertThat(kept.rows()).isEqualTo(30_000);
            assertThat(some.schema()).isEqualTo(kept.schema());
            assertThat(none.decisions()).isEqualTo(kept.decisions());
            for (Split rows :
                    List.of(new Split(0, 30_000), new Split(4095, 2), new Split(14_000, 9_001))) {
                List<List<@Nullable Object>> expected = read(none, rows, 1000);
                assertThat(read(kept, rows, 777)).isEqualTo(expected);
                assertThat(read(some, rows, 5000)).isEqualTo(expected);
            }
        }
    }

    @Test
    void areWhatTheCellsSay() throws IOException {
        String text = "a,b,c\n1,,x\n2,5,y\n3.5,,3\n-4,nan,z\n";
        try (CsvSource source = of(text, 1 << 20)) {
            assertThat(Tables.column(source, "a")).containsExactly(1.0, 2.0, 3.5, -4.0);
            assertThat(Tables.column(source, "b")).containsExactly(null, 5L, null, null);
            assertThat(Tables.column(source, "c")).containsExactly("x", "y", "3", "z");
        }
    }

    @Test
    void missingIntegersAreMissingWhenTheColumnTurnsToFloats() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        for (int i = 0; i < 10_000; i++) {
            text.append(i % 3 == 0 ? "" : "" + i).append(",0\n");
        }
        text.append("0.5,0\n");
        try (CsvSource source = of(text.toString(), 1 << 20)) {
            assertThat(source.schema().find("a").orElseThrow().type())
                    .isEqualTo(new ColumnType.Nullable(new ColumnType.Flat(ElementType.FLOAT64)));
            List<@Nullable Object> cells = Tables.column(source, "a");
            assertThat(cells.subList(0, 3)).containsExactly(null, 1.0, 2.0);
            assertThat(cells.subList(9_999, 10_001)).containsExactly(null, 0.5);
        }
    }

    @Test
    void moreColumnsThanAPageHoldsRows() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < 40; row++) {
            for (int i = 0; i < 20_000; i++) {
                text.append(i == 0 ? "" : ",").append(row + i % 7);
            }
            text.append('\n');
        }
        try (CsvSource source = of(text.toString(), 1 << 28)) {
            assertThat(source.schema().fields()).hasSize(20_000);
            assertThat(Tables.column(source, "19999", new Split(38, 2), 1))
                    .containsExactly(38L + 19_999 % 7, 39L + 19_999 % 7);
        }
    }

    @Test
    void areGoneWithTheFile() throws IOException {
        CsvSource source = of("a,b\n1,2\n3,4\n", 1 << 20);
        source.close();
        assertThatThrownBy(() -> Tables.column(source, "a"))
                .isInstanceOf(IllegalStateException.class);
    }
}
