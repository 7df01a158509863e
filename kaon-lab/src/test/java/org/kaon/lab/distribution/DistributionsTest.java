package org.kaon.lab.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.column.FormatException;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.plot.Bins;
import org.kaon.lab.plot.Histogram;
import org.kaon.lab.plot.Range;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class DistributionsTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeEvents() throws IOException {
        StringBuilder text = new StringBuilder("x,label,id,kind,w\n");
        for (int i = 0; i < 400; i++) {
            // Class 0: 0.5 always; class 1: 1.5 and 2.5 in turn, once 99, once -1, whose logarithm
            // is missing.
            String x =
                    i % 2 == 0 ? "0.5" : i == 1 ? "99" : i == 3 ? "-1" : i % 4 == 1 ? "1.5" : "2.5";
            text.append(x).append(',').append(i % 2).append(',').append(i);
            text.append(',').append(i % 2 == 0 ? "dog" : "cat");
            text.append(',').append(i % 4 == 3 ? 3 : 1).append('\n');
        }
        Files.writeString(folder.resolve("e.csv"), text);
    }

    private List<Distributions.Panel> draw(String column, String by, Range range)
            throws IOException {
        return new Distributions(
                        "e.csv",
                        List.of(Expression.parse(column)),
                        by.isEmpty() ? Optional.empty() : Optional.of(Expression.parse(by)),
                        Optional.empty(),
                        Optional.empty(),
                        3,
                        Optional.of(range))
                .draw(folder);
    }

    @Test
    void countsEachClassAsADensityWithErrors() throws IOException {
        Distributions.Panel panel =
                draw("where(x < 0, log(x), x)", "label", new Range(0, 3)).getFirst();
        assertThat(panel.outside()).isEqualTo(1);
        assertThat(panel.missing()).isEqualTo(1);
        assertThat(panel.figure().marks()).hasSize(2);
        Histogram zero = (Histogram) panel.figure().marks().get(0);
        Histogram one = (Histogram) panel.figure().marks().get(1);
        assertThat(zero.name()).isEqualTo("label = 0");
        assertThat(zero.bins().contents()).containsExactly(1, 0, 0);
        Bins bins = one.bins();
        assertThat(bins.contents()).containsExactly(new double[] {0, 0.5, 0.5}, within(1e-12));
        assertThat(bins.errors()[1]).isCloseTo(Math.sqrt(99) / 198, within(1e-12));
    }

    @Test
    void drawsExpressionsAndFilesWithoutClasses() throws IOException {
        Distributions.Panel panel = draw("2 * x", "", new Range(0, 6)).getFirst();
        assertThat(panel.column()).isEqualTo("2 * x");
        assertThat(panel.figure().marks()).hasSize(1);
        assertThat(panel.figure().svg()).contains("2 outside");
    }

    @Test
    void classesMayHaveNamesAndEventsWeights() throws IOException {
        List<Distributions.Panel> panels =
                new Distributions(
                                "e.csv",
                                List.of(Expression.parse("x")),
                                Optional.of(Expression.parse("kind")),
                                Optional.of(Expression.parse("w")),
                                Optional.of(Expression.parse("id > 3")),
                                3,
                                Optional.of(new Range(0, 3)))
                        .draw(folder);
        Histogram cat = (Histogram) panels.getFirst().figure().marks().get(0);
        Histogram dog = (Histogram) panels.getFirst().figure().marks().get(1);
        assertThat(cat.name()).isEqualTo("cat");
        assertThat(dog.name()).isEqualTo("dog");
        assertThat(dog.bins().contents()).containsExactly(1, 0, 0);
        // 99 events of weight 1 at 1.5, 99 of weight 3 at 2.5
        assertThat(cat.bins().contents())
                .containsExactly(new double[] {0, 0.25, 0.75}, within(1e-12));
        assertThat(cat.bins().errors()[2]).isCloseTo(Math.sqrt(99 * 9) / (99 * 4), within(1e-12));
    }

    @Test
    void choosesTheMiddleOfTheValues() {
        double[] values = new double[1001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        assertThat(Distributions.usual(values)).isEqualTo(new Range(5, 995));
        assertThat(Distributions.usual(new double[] {7, Double.NaN}))
                .isEqualTo(new Range(6.5, 7.5));
        assertThat(Distributions.usual(new double[0])).isEqualTo(new Range(0, 1));
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThatThrownBy(() -> draw("y", "label", new Range(0, 1)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no column \"y\"");
        assertThatThrownBy(() -> draw("x", "id", new Range(0, 1)))
                .hasMessageContaining("\"id\" has more than 12 values");
        assertThatThrownBy(() -> draw("the x", "label", new Range(0, 1)))
                .hasMessageContaining("back quotes");
        assertThatThrownBy(() -> draw("x", "label", new Range(3, 1)))
                .hasMessageContaining("low end first");
    }
}
