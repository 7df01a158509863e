package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What layers over sequences refuse, and in which words.
class SequenceErrorsTest {

    private static final Scope SCOPE = FedScope.inference(Map.of());

    @ParameterizedTest
    @ValueSource(strings = {"SimpleRNN", "LSTM", "GRU"})
    void recurrentLayersNeedAKnownTimeAndKnownFeatures(String name) {
        Layer layer = Layers.TABLE.read(name, Map.of("units", 3));
        for (Shape wrong :
                List.of(Shape.of(2, 3), Shape.of(2, Shape.ANY, 3), Shape.of(2, 3, Shape.ANY))) {
            Value x = placeholder("x", wrong);
            assertThatThrownBy(() -> layer.apply(SCOPE, List.of(x)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining(name)
                    .hasMessageContaining(wrong.toString());
        }
    }

    @Test
    void aStatefulLayerIsRefusedByName() {
        Map<String, Object> stateful = Map.of("units", 3, "stateful", true);
        assertThatThrownBy(() -> Layers.TABLE.read("lstm", stateful))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"stateful\" expects false");
    }

    @Test
    void bidirectionalNeedsTwoRecurrentLayersThatAgree() {
        Map<String, Object> dense = Map.of("layer", Map.of("dense", Map.of("units", 2)));
        assertThatThrownBy(() -> Layers.TABLE.read("bidirectional", dense))
                .hasMessageContaining("recurrent layer, found Dense");
        Inner lstm = Inner.of(Lstm.lstm(2));
        assertThatThrownBy(() -> new Bidirectional(lstm, lstm, Bidirectional.Merge.SUM))
                .hasMessageContaining("differ in \"go_backwards\"");
    }

    @Test
    void bidirectionalIsWrittenInAFewWords() {
        Map<String, Object> lstm = Map.of("layer", Map.of("lstm", Map.of("units", 2)));
        assertThat(Layers.TABLE.read("bidirectional", lstm))
                .isEqualTo(Bidirectional.bidirectional(Lstm.lstm(2)));
    }

    @Test
    void attentionNeedsTwoInputs() {
        Value x = placeholder("x", Shape.of(2, 3, 4));
        for (Layer layer :
                List.of(
                        AttentionLayer.attention(),
                        AdditiveAttention.additiveAttention(),
                        MultiHeadAttention.multiHeadAttention(2, 3),
                        GroupQueryAttention.groupQueryAttention(2, 2, 1))) {
            assertThatThrownBy(() -> layer.apply(SCOPE, List.of(x)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("query, value and perhaps key, found 1 inputs");
        }
    }

    @Test
    void unknownKeywordsOfACallAreRefused() {
        Value x = placeholder("x", Shape.of(2, 3, 4));
        Call call =
                new Call(
                        List.of(x, x),
                        List.of(Optional.empty(), Optional.empty()),
                        Map.of(),
                        Map.of("use_causal_maks", true));
        assertThatThrownBy(() -> AttentionLayer.attention().call(SCOPE, call))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nearest known: \"use_causal_mask\"");
    }

    @Test
    void groupsOfHeadsMustDivideThem() {
        assertThatThrownBy(() -> GroupQueryAttention.groupQueryAttention(2, 5, 2))
                .hasMessageContaining("a multiple of \"num_key_value_heads\", found 5 and 2");
    }

    @Test
    void convLstmTakesStridesOrDilation() {
        Map<String, Object> both =
                Map.of("filters", 2, "kernel_size", 2, "strides", 2, "dilation_rate", 2);
        assertThatThrownBy(() -> Layers.TABLE.read("ConvLSTM2D", both))
                .hasMessageContaining("[2, 2] and [2, 2]");
    }
}
