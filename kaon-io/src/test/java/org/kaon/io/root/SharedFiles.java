package org.kaon.io.root;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Files too large for the repository, in a folder beside it.
public final class SharedFiles {

    private SharedFiles() {}

    /// A folder among the shared files; skips the test where it is absent.
    public static Path folder(String name) {
        String set = System.getenv("KAON_SHARED");
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        Path shared = set == null ? root.resolve("../shared") : Path.of(set);
        Path folder = shared.resolve(name).normalize();
        assumeTrue(
                Files.isDirectory(folder),
                folder + " is absent; set KAON_SHARED to the folder that holds " + name);
        return folder;
    }
}
