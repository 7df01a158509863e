package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Part;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The rows of all parts on disk. Closing deletes them.
///
/// @param classes the class of every row of the training part, where classes are balanced
/// @param training what the epochs are mixed of
record Scratch(Map<Part, RowFile> files, Optional<RowFile> classes, Mixture training)
        implements AutoCloseable {

    Scratch {
        files = new EnumMap<>(files);
    }

    /// *Errors*: [IllegalArgumentException] for [Part#SHARED].
    RowFile file(Part part) {
        RowFile file = files.get(part);
        if (file == null) {
            throw new IllegalArgumentException("no part " + part);
        }
        return file;
    }

    /// What a pass over a part is mixed of.
    Mixture mixture(Part part) {
        return part == Part.TRAIN ? training : Mixture.of(file(part).rows());
    }

    @Override
    public void close() throws IOException {
        for (RowFile file : files.values()) {
            file.close();
        }
        if (classes.isPresent()) {
            classes.get().close();
        }
    }
}
