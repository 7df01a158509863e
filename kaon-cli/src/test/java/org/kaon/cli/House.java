package org.kaon.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the project lies and which Java files it holds; for the tests of the house rules.
record House(Path root) {

    static House here() {
        return new House(
                Path.of(System.getProperty("kaon.root", "..")).toAbsolutePath().normalize());
    }

    /// The module folders: those with a POM and the prefix `kaon-`.
    List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(it ->
                            it.getFileName().toString().startsWith("kaon-")
                                    && Files.exists(it.resolve("pom.xml")))
                    .sorted()
                    .toList();
        }
    }

    /// Every Java file that a person wrote: main and test sources of the modules, and the examples.
    List<Path> javaFiles() throws IOException {
        Stream<Path> roots =
                Stream.concat(
                        modules().stream().map(it -> it.resolve("src")),
                        Stream.of(root.resolve("examples")));
        return roots.filter(Files::isDirectory).flatMap(House::walk).sorted().toList();
    }

    /// The compiled main classes of every module that has some.
    List<Path> classes() throws IOException {
        return modules().stream()
                .map(it -> it.resolve("target").resolve("classes"))
                .filter(Files::isDirectory)
                .toList();
    }

    Path relative(Path file) {
        return root.relativize(file);
    }

    private static Stream<Path> walk(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(it -> it.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
