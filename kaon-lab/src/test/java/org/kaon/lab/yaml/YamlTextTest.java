package org.kaon.lab.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class YamlTextTest {

    private static Object plain(String text) {
        Problems problems = new Problems();
        Object plain = YamlText.read(text, "t.yaml", problems).plain();
        problems.throwAny();
        return plain;
    }

    @Test
    void knowsNumbersFlagsAndTexts() {
        assertThat(plain("[1, -2, 1e-3, .5, 0x10, true, False, 'true', yes, 1_000, a b]"))
                .isEqualTo(
                        List.of(
                                1L, -2L, 1e-3, 0.5, 16L, true, false, "true", "yes", "1_000",
                                "a b"));
        assertThat(plain("[.inf, -.inf, 99999999999999999999]"))
                .isEqualTo(List.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e20));
    }

    @Test
    void unfoldsAliasesAndMerges() {
        assertThat(plain("a: &x {p: 1, q: 2}\nb: *x\nc: {<<: *x, q: 3}\n"))
                .isEqualTo(
                        Map.of(
                                "a", Map.of("p", 1L, "q", 2L),
                                "b", Map.of("p", 1L, "q", 2L),
                                "c", Map.of("p", 1L, "q", 3L)));
    }

    @Test
    void refusesAnchorsThatContainThemselves() {
        assertThatThrownBy(() -> plain("a: &x [*x]\n")).isInstanceOf(ConfigException.class);
    }

    @Test
    void refusesAnchorsThatUnfoldWithoutEnd() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ", ").repeat(9)).append("]\n");
        }
        assertThatThrownBy(() -> plain(text.toString())).isInstanceOf(ConfigException.class);
    }

    @Test
    void knowsThePlaceOfEveryValue() {
        List<String> places = new ArrayList<>();
        collect(YamlText.read("a: 1\nb:\n  - x: [p, q]\n", "t.yaml", new Problems()), places);
        assertThat(places)
                .containsExactly(
                        "t.yaml:1:1",
                        "key t.yaml:1:1",
                        "t.yaml:1:4",
                        "key t.yaml:2:1",
                        "t.yaml:3:3",
                        "t.yaml:3:5",
                        "key t.yaml:3:5",
                        "t.yaml:3:8",
                        "t.yaml:3:9",
                        "t.yaml:3:12");
    }

    private static void collect(Value value, List<String> places) {
        places.add(value.location().toString());
        switch (value) {
            case Value.Scalar _ -> {}
            case Value.Sequence sequence -> sequence.items().forEach(v -> collect(v, places));
            case Value.Mapping mapping ->
                    mapping.entries()
                            .values()
                            .forEach(entry -> {
                                places.add("key " + entry.key());
                                collect(entry.value(), places);
                            });
        }
    }

    @Test
    void writesWhatItReads() {
        Map<String, Object> plain = Map.of("a", List.of(1L, 0.5, "true", "x: y", ""), "b", true);
        assertThat(plain(YamlText.write(plain))).isEqualTo(plain);
    }
}
