package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Part;
import org.kaon.lab.yaml.Words;

import java.util.LinkedHashMap;
import java.util.Map;

/// What was read from one file, so that a run can be trusted and repeated.
///
/// @param location file and object
/// @param sha256 checksum of the file's bytes in hexadecimal
/// @param selected rows that pass the selection
/// @param used rows in each part
public record SampleFacts(
        String location,
        long bytes,
        String sha256,
        long rows,
        long selected,
        Map<Part, Long> used) {

    public SampleFacts {
        used = Map.copyOf(used);
    }

    /// As JSON.
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("location", location);
        plain.put("bytes", bytes);
        plain.put("sha256", sha256);
        plain.put("rows", rows);
        plain.put("selected", selected);
        for (Part part : Part.HOLDING) {
            plain.put(Words.of(part), used.getOrDefault(part, 0L));
        }
        return plain;
    }
}
