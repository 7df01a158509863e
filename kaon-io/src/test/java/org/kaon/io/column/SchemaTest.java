package org.kaon.io.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

class SchemaTest {

    private static Schema schema(String... names) {
        ColumnType type = new ColumnType.Flat(ElementType.FLOAT32);
        return new Schema(Stream.of(names).map(n -> new Schema.Field(n, type)).toList());
    }

    @Test
    void findsExactNamesFirstAndThenUniqueEndings() {
        Schema schema = schema("jet/pt", "muon/pt", "pt", "jet/eta");
        assertThat(schema.find("pt")).hasValueSatisfying(f -> assertThat(f.name()).isEqualTo("pt"));
        assertThat(schema.find("eta").orElseThrow().name()).isEqualTo("jet/eta");
        assertThat(schema("jet/pt", "muon/pt").find("pt")).isEmpty();
    }

    @Test
    void selectsInTheOrderAsked() throws FormatException {
        Schema chosen = schema("a", "b").select(Projection.of("b", "a"), "x.root", "t");
        assertThat(chosen.names()).containsExactly("b", "a");
    }

    @Test
    void namesTheNearestColumns() {
        Schema schema = schema("part_px", "part_py", "label", "jet_mass");
        assertThatThrownBy(() -> schema.select(Projection.of("part_pX1"), "x.root", "jets"))
                .isInstanceOf(FormatException.class)
                .hasMessage(
                        "x.root: \"jets\" has no column \"part_pX1\"."
                                + " Nearest: \"part_px\", \"part_py\".");
        assertThat(Nearest.hint("zzzzzzzzzzz", schema.names()))
                .isEqualTo(" Known: \"part_px\", \"part_py\", \"label\", \"jet_mass\".");
        assertThat(Nearest.hint("x", List.of())).isEqualTo(" There is none at all.");
    }

    @Test
    void refusesEqualNames() {
        assertThatThrownBy(() -> schema("a", "a")).hasMessage("Two columns named \"a\".");
    }
}
