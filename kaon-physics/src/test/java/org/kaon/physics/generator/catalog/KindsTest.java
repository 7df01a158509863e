package org.kaon.physics.generator.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.SettingException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// What holds for every kind of event.
class KindsTest {

    /// Columns in which NaN stands for something, said in their meaning.
    private static final List<String> MAY_BE_NAN = List.of("time");

    static List<Kind> kinds() {
        return Kinds.all();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anEventIsTheSameWhateverTheRange(Kind kind) {
        Generator generator = kind.usual();
        float[][] all = generator.allocate(5);
        generator.fill(42, 10, 5, all);
        float[][] later = generator.allocate(2);
        generator.fill(42, 13, 2, later);
        float[][] other = generator.allocate(2);
        generator.fill(43, 13, 2, other);
        boolean differs = false;
        for (int i = 0; i < all.length; i++) {
            int size = generator.fields().get(i).size();
            assertThat(later[i]).isEqualTo(Arrays.copyOfRange(all[i], 3 * size, 5 * size));
            differs |= !Arrays.equals(later[i], other[i]);
        }
        assertThat(differs).as("another seed gives other events").isTrue();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void valuesAreFiniteAndIntegersWhole(Kind kind) {
        Generator generator = kind.usual();
        float[][] out = generator.allocate(8);
        for (float[] values : out) {
            Arrays.fill(values, Float.NaN);
        }
        generator.fill(1, 0, 8, out);
        for (int i = 0; i < out.length; i++) {
            Field field = generator.fields().get(i);
            for (float value : out[i]) {
                assertThat(Float.isFinite(value) || MAY_BE_NAN.contains(field.name()))
                        .as("%s of %s: %s", field.name(), kind.name(), value)
                        .isTrue();
                assertThat(!field.whole() || value == Math.rint(value)).as(field.name()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void namesAreDistinctAndEverythingIsExplained(Kind kind) {
        assertThat(kind.name()).matches("[a-z0-9-]+");
        assertThat(kind.summary()).isNotBlank();
        List<Field> fields = kind.usual().fields();
        assertThat(fields).extracting(Field::name).doesNotHaveDuplicates();
        assertThat(fields).allSatisfy(it -> assertThat(it.meaning()).isNotBlank());
        assertThat(kind.settings()).extracting(Setting::name).doesNotHaveDuplicates();
        assertThat(kind.settings()).allSatisfy(it -> assertThat(it.meaning()).isNotBlank());
        assertThat(Kinds.named(kind.name())).isSameAs(kind);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everySettingIsReadAndRefusesNonsense(Kind kind) {
        for (Setting<?> setting : kind.settings()) {
            assertThat(kind.generator(Map.of(setting.name(), setting.usualText())).fields())
                    .isEqualTo(kind.usual().fields());
            assertThatThrownBy(() -> kind.generator(Map.of(setting.name(), "1e99")))
                    .isInstanceOf(SettingException.class)
                    .hasMessageContaining("\"" + setting.name() + "\"")
                    .hasMessageContaining(setting.limits());
        }
        assertThatThrownBy(() -> kind.generator(Map.of("no-such", "1")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("no-such");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void arraysThatAreTooSmallAreRefused(Kind kind) {
        Generator generator = kind.usual();
        assertThatThrownBy(() -> generator.fill(1, 0, 2, generator.allocate(1)))
                .hasMessageContaining(generator.fields().getFirst().name());
        assertThatThrownBy(() -> generator.fill(1, 0, 1, new float[0][]))
                .hasMessageContaining("arrays");
        generator.fill(1, 0, 0, generator.allocate(0));
    }

    @Test
    void kindsHaveNamesOfTheirOwn() {
        assertThat(kinds()).extracting(Kind::name).doesNotHaveDuplicates();
        assertThatThrownBy(() -> Kinds.named("shower-4d"))
                .hasMessageContaining("shower-4d")
                .hasMessageContaining("shower-3d");
    }
}
