package org.kaon.io.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.Sources;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Selection;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class HeaderTest {

    @TempDir private Path folder;

    private static org.kaon.io.csv.CsvSource of(String text) throws IOException {
        BinaryFile file = BinaryFile.of("t.csv", text.getBytes(StandardCharsets.UTF_8));
        return org.kaon.io.csv.CsvSource.of(file, Header.Setting.ASK_THE_TEXT, 1 << 20);
    }

    // A slash stands for a line end.
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '!',
            value = {
                "0,1,2,label/0.3,1.2,0.1,qcd/0.5,1.1,0.2,top   ! 0 1 2 label ! 2",
                "0,1,2,3/0.1,0.2,0.3,0.4/1,1.2,1.3,1.4         ! 0 1 2 3     ! 2",
                ",0,1,2/0,0.3,1.2,0.1/1,0.5,1.1,0.2            ! index 0 1 2 ! 2",
                ",pt,eta/0,0.3,1.2/1,0.5,1.1                   ! index pt eta ! 2",
                "`\"\",\"pt\",\"eta\"/\"1\",0.3,1/\"2\",0.5,1` ! index pt eta ! 2",
                "pt,eta,0.1,0.5/1,2,3.5,4.5/2,3,4.5,5.5        ! pt eta 0.1 0.5 ! 2",
                "run,0/1,2/3,4                                 ! run 0       ! 2",
                "a,b,/1,2,/3,4,                                ! a b 2       ! 2",
                "name,type/mu,lepton/b,quark                   ! name type   ! 2",
                "# pt,eta/0.3,1.2/0.5,1.1                      ! pt eta      ! 2",
                "# made by hand/#/# pt eta/0.3 1.2/0.5 1.1     ! pt eta      ! 2",
                "#pt,eta/# more/x,y/1,2                        ! x y         ! 1",
                "`\"0\",\"1\"/0.5,1.5/2.5,3.5`                 ! 0 1         ! 2",
                "a,b                                           ! a b         ! 0"
            })
    void rowsUnlikeThoseBelowHoldNames(String text, String names, int rows) throws IOException {
        try (Source source = of(text.strip().replace('/', '\n'))) {
            assertThat(source.schema().names()).containsExactly(names.strip().split(" "));
            assertThat(source.rows()).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '!',
            value = {
                "1.0e+00,8.6e-01/0.0e+00,9.0e-01      ! 2",
                "0,1,qcd/1,0,top/2,1,top              ! 3",
                "0,1,2/1,2,3/2,3,4                    ! 3",
                "1,2/3,4                              ! 2",
                "?,0.5,1.5/1.0,0.6,1.6                ! 2",
                "none,0.5,1.5/1.0,0.6,1.6             ! 2",
                "mu,,0.5/e,1.5,0.1/e,,0.2             ! 3",
                "`\"1\",\"0.5\"/\"0\",\"0.3\"`        ! 2",
                "5,6                                  ! 1",
                "# what this is/5,6/7,8               ! 2"
            })
    void rowsLikeThoseBelowHoldValues(String text, int rows) throws IOException {
        try (Source source = of(text.strip().replace('/', '\n'))) {
            assertThat(source.rows()).isEqualTo(rows);
            assertThat(source.schema().names()).startsWith("0", "1");
        }
    }

    @Test
    void aSettingDecides() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), "2016,2017\n1,2\n3,4\n");
        try (Source asked = Sources.open(file + ":header=yes", Path.of(""));
                Source other = Sources.open(file + ":header=no", Path.of(""));
                Source plain = Sources.open(file.toString(), Path.of(""))) {
            assertThat(asked.schema().names()).containsExactly("2016", "2017");
            assertThat(Tables.column(asked, "2017")).containsExactly(2L, 4L);
            assertThat(other.rows()).isEqualTo(3);
            assertThat(plain.rows()).isEqualTo(3);
        }
        try (Inspection found = Sources.inspect(file, "header=yes")) {
            assertThat(found.remarks())
                    .containsExactly("cells between commas, names in the first row, as asked");
            assertThat(new Selection("header=yes", List.of()).of("t.csv", found)).hasSize(1);
        }
        assertThatThrownBy(() -> Sources.open(file + ":header=maybe", Path.of("")))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("say :header=yes or :header=no");
    }

    @Test
    void anyBlanksAreOneSeparator() throws IOException {
        try (org.kaon.io.csv.CsvSource source =
                of("   pt     eta  tag\n  0.30   -1.20  a\n 10.50 \t  1.10  \"b  c\"  \n")) {
            assertThat(source.separator()).isEqualTo(' ');
            assertThat(source.schema().names()).containsExactly("pt", "eta", "tag");
            assertThat(Tables.column(source, "eta")).containsExactly(-1.2, 1.1);
            assertThat(Tables.column(source, "tag")).containsExactly("a", "b  c");
        }
        try (Source source = of("a  b\n5\"  1\n\"x \"\"y  z\"  2\n")) {
            assertThat(Tables.column(source, "a")).containsExactly("5\"", "x \"y  z");
            assertThat(Tables.column(source, "b")).containsExactly(1L, 2L);
        }
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            many.append(" ".repeat(i % 7)).append(i).append("\t ").append(i / 2.0).append('\n');
        }
        try (Source source = of(many.toString())) {
            assertThat(source.rows()).isEqualTo(30_000);
            assertThat(Tables.column(source, "1").get(29_999)).isEqualTo(14_999.5);
        }
    }

    @Test
    void trueAndFalseAreFlags() throws IOException {
        try (org.kaon.io.csv.CsvSource source =
                of("a,b,c\nTrue,false,True\n,TRUE,no\n\"False\",\"true\",1\n")) {
            assertThat(source.schema().fields())
                    .extracting(it -> it.type().toString())
                    .containsExactly("optional bool", "bool", "text");
            assertThat(Tables.column(source, "a")).containsExactly(true, null, false);
            assertThat(Tables.column(source, "b")).containsExactly(false, true, true);
            assertThat(source.decisions().getFirst().why())
                    .isEqualTo("bool, because all are True or False, 1 of 3 missing");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "pt;eta/0,3;1,2/0,5;1,1  ! line 2 holds the number \"0,3\" with a decimal comma",
                "a,b/1,2/3/4,5           ! line 3 has 1 cells, expected 2 as in the first row",
                "a,b/1,2/3,4,5           ! line 3 has 3 cells, expected 2 as in the first row",
                "a,b/1,2/# note/3,4      ! line 3 has 1 cells, expected 2 as in the first row",
                "a,b/1,2,3/4/5,6,7,8     ! is no table"
            })
    void otherTextsAreRefusedWithTheLine(String text, String message) {
        assertThatThrownBy(() -> of(text.strip().replace('/', '\n')))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @Test
    void rowsMayBeLongerThanTheFirstWindow() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            text.append(i == 0 ? "" : ",").append("column_number_").append(i);
        }
        text.append('\n').append("1,".repeat(59_999)).append("2\n");
        try (Source source = of(text.toString())) {
            assertThat(source.schema().fields()).hasSize(60_000);
            assertThat(Tables.column(source, "column_number_59999")).containsExactly(2L);
        }
    }
}
