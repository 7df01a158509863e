package org.kaon.lab.prepare;

import org.kaon.io.Location;
import org.kaon.io.Sources;
import org.kaon.io.column.Source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// What a location in an experiment stands for.
public interface Catalog {

    /// Files on this machine.
    Catalog FILES = new Files();

    /// The single tables behind a location, each as a location of its own.
    List<String> expand(String location) throws IOException;

    /// Opens a single table.
    Source open(String location) throws IOException;

    /// The file of a single table.
    Path file(String location) throws IOException;

    /// The catalogue of the file system. Paths are absolute already, so no folder matters.
    final class Files implements Catalog {

        private static final Path HERE = Path.of("").toAbsolutePath();

        private Files() {}

        @Override
        public List<String> expand(String location) throws IOException {
            String object = Location.parse(location).object();
            return Sources.files(location, HERE).stream()
                    .map(file -> object.isEmpty() ? file.toString() : file + ":" + object)
                    .toList();
        }

        @Override
        public Source open(String location) throws IOException {
            return Sources.open(location, HERE);
        }

        @Override
        public Path file(String location) throws IOException {
            return Sources.files(location, HERE).getFirst();
        }
    }
}
