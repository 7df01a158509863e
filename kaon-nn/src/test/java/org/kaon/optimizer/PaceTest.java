package org.kaon.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.config.ConfigException;

import java.util.List;
import java.util.Map;

class PaceTest {

    private static Optimizer read(Map<String, Object> settings) {
        return Optimizers.TABLE.read("adam", settings);
    }

    @Test
    void kaonsOwnSettingsComeBack() {
        Optimizer found =
                read(
                        Map.of(
                                "weight_decay",
                                0.1,
                                "exclude_from_weight_decay",
                                List.of("bias", "^embed"),
                                "learning_rate_multipliers",
                                Map.of("conv2d*/**", 0.1)));
        assertThat(found.pace().decay()).isEqualTo(new Decay(0.1, List.of("bias", "^embed")));
        assertThat(found.pace().multipliers().byPath()).containsEntry("conv2d*/**", 0.1);
        assertThat(Optimizers.TABLE.read(Optimizers.write(found))).isEqualTo(found);
    }

    @Test
    void refusesByNameWhatItCannotDo() {
        assertThatThrownBy(() -> read(Map.of("loss_scale_factor", 2)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("loss_scale_factor")
                .hasMessageContaining("bfloat16 has the exponents of float32");
        assertThatThrownBy(() -> read(Map.of("clipnorm", 1, "clipvalue", 1)))
                .hasMessageContaining("only one of clipnorm");
        assertThatThrownBy(() -> read(Map.of("learning_rate", -1)))
                .hasMessageContaining("learning rate of 0 or more, found -1");
        assertThatThrownBy(() -> read(Map.of("gradient_accumulation_steps", 0)))
                .hasMessageContaining("expects 2 or more, found 0");
        assertThatThrownBy(() -> read(Map.of("ema_momentum", 2)))
                .hasMessageContaining("ema_momentum in [0, 1]");
        assertThatThrownBy(() -> read(Map.of("exclude_from_weight_decay", List.of("("))))
                .hasMessageContaining("regular expressions");
        assertThatThrownBy(() -> read(Map.of("learning_rate_multipliers", Map.of("a", "b"))))
                .hasMessageContaining("a number for each pattern");
    }
}
