package org.kaon.model;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/// Patterns of paths as shells know them: `*` within one name, `**` over names, `{a,b}`, `?`.
final class Patterns {

    private Patterns() {}

    static boolean fits(String pattern, String path) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern).matches(Path.of(path));
    }
}
