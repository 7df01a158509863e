package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Friends by records made by hand as ROOT would write them, and trees of the fixtures.
class FriendTest {

    @TempDir Path folder = Path.of("");

    private static RootObject element(String name, String treeName, String file) {
        RootObject element = new RootObject("TFriendElement");
        element.put("fName", name);
        element.put("fTitle", file);
        element.put("fTreeName", treeName);
        return element;
    }

    private List<Friend> friends(RootFile file, RootObject... elements) throws IOException {
        return Friend.of(file.tree(Fixtures.TREE), List.of(elements));
    }

    @Test
    void areFoundInTheSameFileAndInOthersBesideIt() throws IOException {
        Path main = folder.resolve("main.root");
        Files.copy(Fixtures.path("zlib.root"), main);
        Files.copy(Fixtures.path("long.root"), folder.resolve("other.root"));
        try (RootFile file = RootFile.open(main)) {
            List<Friend> found =
                    friends(
                            file,
                            element("same", "run/events", ""),
                            element("far", "run/events", "other.root"));
            assertThat(found).extracting(Friend::name).containsExactly("same", "far");
            assertThat(found.getFirst().opened()).isEmpty();
            found.getLast().opened().orElseThrow().close();
        }
    }

    @Test
    void areLeftOutWhereTheyCannotBeRead() throws IOException {
        Path main = folder.resolve("main.root");
        Files.copy(Fixtures.path("long.root"), main);
        Files.copy(Fixtures.path("zlib.root"), folder.resolve("short.root"));
        try (RootFile file = RootFile.open(main)) {
            assertThat(
                            friends(
                                    file,
                                    element("gone", "run/events", "gone.root"),
                                    element("short", "run/events", "short.root"),
                                    element("no", "run/nothing", ""),
                                    element("odd", "run/events", "\0"),
                                    element("", "", "")))
                    .isEmpty();
            assertThat(file.tree(Fixtures.TREE).friends()).isEmpty();
        }
    }
}
