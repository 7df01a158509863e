package org.kaon.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.SpecimenTable;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class CsvSourceTest {

    @TempDir private Path folder;

    private static CsvSource of(String text) throws IOException {
        return CsvSource.of(
                BinaryFile.of("damaged", text.getBytes(StandardCharsets.UTF_8)),
                Header.Setting.ASK_THE_TEXT,
                1 << 20);
    }

    @Test
    void tellsTypesAndWhatMadeThemSo() throws IOException {
        try (CsvSource source = of("id,pt,name,gap\n1,2.5,mu,NA\n2,3,e,\n-3,1e2,,7\n")) {
            assertThat(source.schema().fields())
                    .extracting(field -> field.type().toString())
                    .containsExactly("int64", "float64", "optional text", "optional int64");
            assertThat(source.decisions())
                    .extracting(CsvSource.Decision::why)
                    .containsExactly(
                            "int64, because all are 64-bit integers",
                            "float64, because of \"2.5\" in line 2",
                            "text, because of \"mu\" in line 2, 1 of 3 missing",
                            "int64, because all are 64-bit integers, 2 of 3 missing");
            assertThat(Tables.column(source, "gap")).containsExactly(null, null, 7L);
            assertThat(Tables.column(source, "pt")).containsExactly(2.5, 3.0, 100.0);
            assertThat(Tables.column(source, "name")).containsExactly("mu", "e", null);
        }
    }

    @Test
    void columnsWithoutNamesCountFromZero() throws IOException {
        try (CsvSource source = of("1.5;2\n3;4\n")) {
            assertThat(source.header()).isFalse();
            assertThat(source.separator()).isEqualTo(';');
            assertThat(source.schema().names()).containsExactly("0", "1");
            assertThat(Tables.column(source, "0")).containsExactly(1.5, 3.0);
        }
    }

    @Test
    void quotesHoldSeparatorsAndLines() throws IOException {
        try (CsvSource source =
                of("a,\"b,c\"\r\n\"x\ny\",\"1\"\r\n\r\n\"say \"\"so\"\"\",\" 2\"\r\n\"\",3")) {
            assertThat(Tables.column(source, "a")).containsExactly("x\ny", "say \"so\"", "");
            assertThat(Tables.column(source, "b,c")).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void sameNamesAreNumbered() throws IOException {
        try (CsvSource source = of("x,x,x\n1,2,3\n")) {
            assertThat(source.schema().names()).containsExactly("x", "x.1", "x.2");
        }
    }

    @Test
    void rangesOfBytesGiveTheSameWhateverTheirSize() throws IOException {
        StringBuilder text = new StringBuilder("n,t,v\n");
        for (int i = 0; i < 200; i++) {
            text.append(i).append(i % 3 == 0 ? ",\"a\n,\"\"b\n\n\"," : ",plain,");
            text.append(i % 50 == 49 ? "" : i / 4.0).append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        TextFile file = TextFile.of(BinaryFile.of("t.csv", bytes));
        Dialect dialect = Dialect.recognise(file, Header.Setting.ASK_THE_TEXT).orElseThrow();
        Store store = new Store(1 << 20);
        Survey whole =
                Survey.of(file, dialect, store, new Survey.Range(Long.MAX_VALUE, bytes.length));
        assertThat(whole.rows()).isEqualTo(200);
        for (long range : new long[] {7, 20, 64, 333, 1000}) {
            Survey parts = Survey.of(file, dialect, store, new Survey.Range(range, bytes.length));
            assertThat(parts.rows()).as("ranges of " + range).isEqualTo(200);
            assertThat(parts.guesses()).as("ranges of " + range).isEqualTo(whole.guesses());
            assertThat(parts.pages(0, 200)).as("ranges of " + range).isNotEmpty();
        }
        store.close();
    }

    @Test
    void readsAnyRangeOfRows() throws IOException {
        StringBuilder text = new StringBuilder("n,t\n");
        for (int i = 0; i < 100_000; i++) {
            text.append(i).append(",row number ").append(i).append(" of many\n");
        }
        try (CsvSource source = of(text.toString())) {
            assertThat(source.rows()).isEqualTo(100_000);
            assertThat(Tables.column(source, "n", new Split(77_777, 3), 2))
                    .containsExactly(77_777L, 77_778L, 77_779L);
            assertThat(Tables.column(source, "t", new Split(99_999, 1), 2))
                    .containsExactly("row number 99999 of many");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2\n3\n", "a,b\n1,2\n3,4,5\n"})
    void aRowWithOtherCellsIsRefusedWithItsLine(String text) {
        String filler = "1,2\n".repeat(40);
        assertThatThrownBy(() -> of(text.replace("1,2\n", filler)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("line 42 has ")
                .hasMessageContaining("expected 2 as in the first row");
    }

    @Test
    void anOpenQuoteIsRefusedWithItsLine() {
        assertThatThrownBy(() -> of("a,b\n" + "1,2\n".repeat(40) + "3,\"x\n5,6\n"))
                .hasMessageContaining("line 42 opens a quote that is never closed");
    }

    @Test
    void otherTextsAndBinariesAreRefused() {
        assertThatThrownBy(() -> of("a,b\n\u0000\u0001")).hasMessageContaining("is no text");
        assertThatThrownBy(() -> of("")).hasMessageContaining("is empty");
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("t.csv");
        Schema flat =
                new Schema(
                        SpecimenTable.schema().fields().stream()
                                .filter(it ->
                                        it.type() instanceof ColumnType.Flat
                                                || it.type() instanceof ColumnType.Nullable)
                                .toList());
        CsvTable.write(file, flat, sink -> SpecimenTable.write(SpecimenTable.only(flat, sink)));
        try (Source source = CsvSource.open(file)) {
            assertThat(Tables.column(source, "x_int64")).isEqualTo(SpecimenTable.cells("x_int64"));
            assertThat(Tables.column(source, "x_float32"))
                    .isEqualTo(SpecimenTable.cells("x_float32"));
            assertThat(Tables.column(source, "optional"))
                    .isEqualTo(SpecimenTable.cells("optional"));
        }
        assertThatThrownBy(() -> CsvTable.write(file, SpecimenTable.schema(), SpecimenTable::write))
                .hasMessageContaining("a cell of a text table takes one number or one text");
    }

    @Test
    void namesAndContentTellATable() throws IOException {
        assertThat(CsvSource.recognises(Files.writeString(folder.resolve("a.txt"), "x y\n1 2\n")))
                .isTrue();
        assertThat(CsvSource.recognises(Files.writeString(folder.resolve("b.txt"), "some words")))
                .isFalse();
        assertThat(CsvSource.recognises(Files.writeString(folder.resolve("c.csv"), "words\n1\n")))
                .isTrue();
        assertThat(List.of(CsvSource.open(folder.resolve("c.csv")).schema().names()))
                .containsExactly(List.of("words"));
    }
}
