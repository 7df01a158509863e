package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.keras.KerasNumbers;

import java.util.List;

/// Networks for pictures that everybody knows have Keras's summary, line by line, when they are
/// read from Keras's architecture.
class KnownNetworksTest {

    private static final KerasNumbers KERAS =
            new KerasNumbers(KerasNumbers.resource("/org/kaon/model/pictures.json"));

    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "inception", "dcnn"})
    void summariesAreThoseOfKeras(String name) {
        KerasNumbers known = KERAS.in(name);
        Model model = ArchitectureJson.read(known.in("json").values()).initialise(1);
        assertThat(model.summary()).isEqualTo(known.at("summary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet20", "inception", "dcnn"})
    void countsAndShapesAreThoseOfKeras(String name) {
        KerasNumbers known = KERAS.in(name);
        Summary summary =
                Summary.summary(ArchitectureJson.read(known.in("json").values()).initialise(1));
        assertThat(summary.trainable()).isEqualTo(((Number) known.at("trainable")).longValue());
        assertThat(summary.parameters() - summary.trainable())
                .isEqualTo(((Number) known.at("other")).longValue());
        List<?> counts = (List<?>) known.at("counts");
        List<?> shapes = (List<?>) known.at("shapes");
        List<Summary.Row> rows = summary.rows();
        int first = counts.size() - rows.size();
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).parameters())
                    .as(rows.get(i).name())
                    .isEqualTo(((Number) counts.get(i + first)).longValue());
            String shape = shapes.get(i + first).toString();
            assertThat(rows.get(i).outputShape())
                    .as(rows.get(i).name())
                    .isEqualTo("(None, " + shape.substring(1, shape.length() - 1) + ")");
        }
        assertThat(first).isBetween(0, 1);
    }
}
