package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Value;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;

/// What becomes of images for given draws, against Keras: maps, edges, interpolation, colours.
class AugmentationNumbersTest {

    static List<KerasNumbers> cases() {
        return new KerasNumbers(KerasNumbers.resource("/org/kaon/layer/augmentation_numbers.json"))
                .each("rows");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheNumbersOfKeras(KerasNumbers expected) {
        Tensor x = expected.tensor("x");
        Tensor drawn = expected.tensor("drawn");
        Value images = Run.fed("x", x);
        Value changed =
                changed(Layers.TABLE.read(expected.at("layer")), images, Run.fed("drawn", drawn));
        Tensor wanted = expected.tensor("y");
        assertThat(changed.shape()).isEqualTo(wanted.shape());
        Tensor found = Run.once(changed, Map.of("x", x, "drawn", drawn));
        for (int i = 0; i < wanted.size(); i++) {
            assertThat(found.at(i))
                    .as("%s [%d]", expected.at("layer"), i)
                    .isCloseTo(wanted.at(i), within(1e-5 * Math.max(1, Math.abs(wanted.at(i)))));
        }
    }

    private static Value changed(Layer layer, Value x, Value drawn) {
        long rows = x.shape().extent(1);
        long columns = x.shape().extent(2);
        Value first = column(drawn, 0);
        return switch (layer) {
            case RandomTranslation moved ->
                    moved.resampling().sample(x, AffineMap.translation(first, column(drawn, 1)));
            case RandomZoom zoomed ->
                    zoomed.resampling()
                            .sample(x, AffineMap.zoom(first, column(drawn, 1), columns, rows));
            case RandomRotation turned ->
                    turned.resampling().sample(x, AffineMap.rotation(first, columns, rows));
            case RandomContrast contrast -> contrast.contrasted(x, first);
            case RandomBrightness brightness -> brightness.lit(x, first);
            default -> throw new AssertionError(layer.className());
        };
    }

    private static Value column(Value drawn, int index) {
        return reshape(
                slice(drawn, 1, index, index + 1), Shape.of(drawn.shape().extent(0), 1, 1, 1));
    }
}
