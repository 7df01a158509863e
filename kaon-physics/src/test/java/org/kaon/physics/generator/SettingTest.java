package org.kaon.physics.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Map;

class SettingTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    private final Setting.Real spacing =
            Setting.number("spacing", 1500, new Interval(10, 1e4), "m", "distance of stations");
    private final Setting.Whole size = Setting.whole("size", 9, 2, 64, "stations along an edge");
    private final Setting.Span energy =
            Setting.span(
                    "energy", new Interval(1, 10), new Interval(0.5, 100), "EeV", "the energy");
    private final Setting.Several<Colour> colours =
            Setting.several("colours", Colour.RED, "some colours");

    @Test
    void readsWhatItPrintsAsItsDefault() {
        for (Setting<?> setting : List.of(spacing, size, energy, colours)) {
            assertThat(setting.read(setting.usualText())).isEqualTo(setting.usual());
        }
    }

    @Test
    void readsNumbersIntervalsAndWords() {
        assertThat(spacing.read(" 1.5e3 ")).isEqualTo(1500);
        assertThat(energy.read("2..7.5")).isEqualTo(new Interval(2, 7.5));
        assertThat(energy.read("3")).isEqualTo(new Interval(3, 3));
        assertThat(colours.read("dark-blue, red")).containsExactly(Colour.DARK_BLUE, Colour.RED);
    }

    @ParameterizedTest
    @CsvSource({
        "9, spacing, 10 to 10000 m",
        "NaN, spacing, 10 to 10000 m",
        "many, spacing, 10 to 10000 m",
        "2.5, size, 2 to 64",
        "1e300, size, 2 to 64",
        "1..101, energy, within 0.5 to 100 EeV",
        "7..3, energy, within 0.5 to 100 EeV",
        "1..NaN, energy, within 0.5 to 100 EeV",
        "green, colours, 'red, dark-blue'",
        "'red,red', colours, 'red, dark-blue'",
        "'', colours, 'red, dark-blue'"
    })
    void refusesWithNameAndLimits(String text, String name, String limits) {
        Setting<?> setting =
                List.of(spacing, size, energy, colours).stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        assertThatThrownBy(() -> setting.read(text))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("\"" + name + "\"")
                .hasMessageContaining(limits);
    }

    @Test
    void settingsFallBackToTheDefault() {
        Settings settings = new Settings(Map.of("size", "14"));
        assertThat(settings.of(size)).isEqualTo(14);
        assertThat(settings.of(spacing)).isEqualTo(1500);
    }
}
