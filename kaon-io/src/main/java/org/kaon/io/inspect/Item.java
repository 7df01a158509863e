package org.kaon.io.inspect;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// An object in a file.
///
/// @param path empty for the file itself
/// @param kind what the format calls it: `TTree`, `TH1D`, `table`
/// @param bytes in the file, as far as its head says
/// @param facts what is known before the object is read
public record Item(
        String path, String kind, long bytes, Map<String, Object> facts, Reading reading) {

    /// Reads an object.
    @FunctionalInterface
    public interface Reading {
        Content content() throws IOException;
    }

    public Item {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /// What the object holds. Reads it.
    ///
    /// *Errors*: [IOException] where it is damaged.
    public Content content() throws IOException {
        return reading.content();
    }
}
