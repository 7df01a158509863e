package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.root.Inspection.BranchDescription;
import org.kaon.io.root.Inspection.ObjectDescription;

import java.io.IOException;
import java.util.List;
import java.util.Map;

class InspectionTest {

    @Test
    void describesDirectoriesTreesAndOtherObjects() throws IOException {
        try (RootFile file = RootFile.open(Fixtures.path("zlib.root"))) {
            List<ObjectDescription> objects = Inspection.describe(file);
            assertThat(objects.stream().map(o -> o.path() + " " + o.className()))
                    .containsExactly("run TDirectory", "run/count TH1D", "run/events TTree");
            ObjectDescription tree = objects.get(2);
            assertThat(tree.entries()).hasValue(200);
            assertThat(tree.packedBytes()).isBetween(6000L, 14_000L);
            BranchDescription item = tree.branches().getLast();
            assertThat(item.path()).isEqualTo("item");
            assertThat(item.typeName()).isEqualTo("float[]");
            assertThat(item.column()).isEqualTo("list of float32");
            assertThat(item.baskets()).isEqualTo(3);
            assertThat(item.firstValues()).isEqualTo("[10.0, 20.0, 21.0, 30.0, 31.0]");
        }
    }

    @Test
    void givesTheLayoutOfTheExpectationFiles() throws IOException {
        try (RootFile file = RootFile.open(Fixtures.path("zlib.root"))) {
            Map<String, Object> statistics = FileStatistics.of(file, 100);
            assertThat(statistics).containsEntry("keys", 3).containsEntry("entryStop", 100L);
            assertThat(String.valueOf(statistics.get("objects")))
                    .contains("path=run/events", "class=TTree", "entries=200")
                    .contains("path=matrix, typename=float[2][3], title=matrix[2][3]/F")
                    .contains("lists=[{n=100, size=2}, {n=200, size=3}]")
                    .contains("path=number, typename=int32_t, title=number/I, entries=100")
                    .contains("first=[-3, -2, -1, 0, 1], last=[95, 96]");
        }
    }
}
