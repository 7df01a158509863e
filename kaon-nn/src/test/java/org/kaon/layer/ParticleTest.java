package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;

import org.junit.jupiter.api.Test;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;
import java.util.Map;

/// The layers for particles against the formulas of their papers.
class ParticleTest implements SequenceContract {

    @Override
    public List<String> fixtures() {
        return List.of("particle_numbers");
    }

    @Test
    void filesNameThemAsRegisteredClassesOfKaon() {
        Layer layer = EdgeConv.edgeConv(4, 8, 8);
        assertThat(Layers.envelope(layer, Map.of()))
                .containsEntry("module", "kaon")
                .containsEntry("class_name", "EdgeConv")
                .containsEntry("registered_name", "kaon>EdgeConv");
        assertThat(Layers.envelope(Flatten.flatten(), Map.of()))
                .containsEntry("module", "keras.layers")
                .containsEntry("registered_name", null);
    }

    @Test
    void refuseWhatTheyCannotWorkOn() {
        Scope scope = FedScope.inference(Map.of());
        Value flat = placeholder("x", Shape.of(2, 5));
        for (Layer layer :
                List.of(
                        EdgeConv.edgeConv(2, 3),
                        DeepSets.deepSets(3),
                        PairInteraction.pairInteraction(2),
                        ParticleAttention.particleAttention(2),
                        ClassAttention.classAttention(1, 2),
                        LorentzBoost.lorentzBoost(2),
                        LorentzLayer.lorentzLayer())) {
            assertThatThrownBy(() -> layer.apply(scope, List.of(flat)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining(layer.className())
                    .hasMessageContaining("[2, 5]");
        }
        Value triples = placeholder("x", Shape.of(2, 5, 3));
        assertThatThrownBy(() -> LorentzBoost.lorentzBoost(2).apply(scope, List.of(triples)))
                .hasMessageContaining("four-vectors [batch, n, 4], found [2, 5, 3]");
        assertThatThrownBy(() -> EdgeConv.edgeConv(5, 3).apply(scope, List.of(triples)))
                .hasMessageContaining("more than 5 points");
        assertThatThrownBy(() -> EdgeConv.edgeConv(0, 3)).hasMessageContaining("\"k\"");
        assertThatThrownBy(() -> ParticleAttention.particleAttention(0))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"num_heads\"");
    }
}
