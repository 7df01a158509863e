package org.kaon.io.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class SelectionTest {

    /// A file of made-up objects.
    private record Made(boolean ofObjects, List<Item> items) implements Inspection {

        @Override
        public String format() {
            return "made up";
        }

        @Override
        public Map<String, Object> facts() {
            return Map.of();
        }

        @Override
        public void close() {}
    }

    private static Item table(String path, String... columns) {
        List<Part> parts =
                Stream.of(columns).map(it -> Part.group(it, "", Size.UNKNOWN, Map.of())).toList();
        return new Item(
                path, "tree", 1, Map.of(), () -> new Content.Table("columns", 3, Map.of(), parts));
    }

    private static final Made OBJECTS =
            new Made(
                    true,
                    List.of(
                            table("run/jets", "pt", "eta"),
                            table("run/muons", "pt", "p.t"),
                            table("running")));
    private static final Made TABLE =
            new Made(false, List.of(table("", "jets/pt", "jets/eta", "jetsam")));

    private static List<String> chosen(Inspection file, String object, String... columns)
            throws IOException {
        List<String> found = new java.util.ArrayList<>();
        for (Item item : new Selection(object, List.of(columns)).of("x.root", file)) {
            Content.Table table = (Content.Table) item.content();
            found.add(item.path() + table.parts().stream().map(Part::path).toList());
        }
        return found;
    }

    @Test
    void anObjectComesWithAllBelowIt() throws IOException {
        assertThat(chosen(OBJECTS, "")).hasSize(3);
        assertThat(chosen(OBJECTS, "run"))
                .containsExactly("run/jets[pt, eta]", "run/muons[pt, p.t]");
        assertThat(chosen(OBJECTS, "running")).containsExactly("running[]");
    }

    @Test
    void columnsAreChosenByPatterns() throws IOException {
        assertThat(chosen(OBJECTS, "", "p?")).containsExactly("run/jets[pt]", "run/muons[pt]");
        assertThat(chosen(OBJECTS, "run/muons", "p.*", "nothing"))
                .containsExactly("run/muons[p.t]");
    }

    @Test
    void theObjectOfATableIsAColumnOrAGroupOfThem() throws IOException {
        assertThat(chosen(TABLE, "jets")).containsExactly("[jets/pt, jets/eta]");
        assertThat(chosen(TABLE, "jets/pt")).containsExactly("[jets/pt]");
        assertThat(chosen(TABLE, "", "*t*")).containsExactly("[jets/pt, jets/eta, jetsam]");
    }

    @Test
    void whatIsNotThereNamesTheNearest() {
        assertThatThrownBy(() -> chosen(OBJECTS, "run/jet"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("x.root: holds no \"run/jet\".")
                .hasMessageContaining("\"run/jets\"");
        assertThatThrownBy(() -> chosen(TABLE, "", "jets/et"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("\"jets/eta\"");
    }
}
