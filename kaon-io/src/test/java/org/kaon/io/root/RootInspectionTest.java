package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import org.junit.jupiter.api.Test;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Overview;
import org.kaon.io.inspect.Part;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class RootInspectionTest {

    private static Inspection open() throws IOException {
        return RootInspection.open(Fixtures.path("zlib.root"), (_, _, _) -> Optional.empty());
    }

    @Test
    void describesDirectoriesTreesAndOtherObjects() throws IOException {
        try (Inspection file = open()) {
            List<Item> items = file.items();
            assertThat(items.stream().map(it -> it.path() + " " + it.kind()))
                    .containsExactly("run TDirectory", "run/count TH1D", "run/events TTree");
            assertThat(items.getFirst().content()).isEqualTo(new Content.Closed());
            Content.Table tree = (Content.Table) items.get(2).content();
            assertThat(tree.rows()).isEqualTo(200);
            Part item = tree.parts().getLast();
            assertThat(item.path()).isEqualTo("item");
            assertThat(item.typeName()).isEqualTo("float[]");
            assertThat(item.type()).get().asString().isEqualTo("list of float32");
            assertThat(item.size().pieces()).hasValue(3);
            assertThat(item.size().packed().orElseThrow())
                    .isLessThan(item.size().unpacked().orElseThrow());
            assertThat(item.figures(5).json())
                    .containsEntry("first", List.of(10.0, 20.0, 21.0, 30.0, 31.0));
        }
    }

    @Test
    void givesTheLayoutOfTheExpectationFiles() throws IOException {
        try (Inspection file = open()) {
            Map<String, Object> overview = new Overview(true, 100).of(file, file.items());
            assertThat(overview).containsEntry("keys", 3).containsEntry("entryStop", 100L);
            assertThat(String.valueOf(overview.get("objects")))
                    .contains("path=run/events", "class=TTree", "entries=200")
                    .contains("path=matrix, typename=float[2][3], title=matrix[2][3]/F")
                    .contains("lists=[{n=100, size=2}, {n=200, size=3}]")
                    .contains("path=number, typename=int32_t, title=number/I")
                    .contains("first=[-3, -2, -1, 0, 1], last=[95, 96]");
        }
    }

    @Test
    void readsNoValuesWithoutFigures() throws IOException {
        try (Inspection file = open()) {
            Map<String, Object> overview = new Overview(false, 100).of(file, file.items());
            assertThat(overview)
                    .extractingByKey("objects", LIST)
                    .last()
                    .asString()
                    .contains("path=number", "packedBytes=")
                    .doesNotContain("crc");
        }
    }
}
