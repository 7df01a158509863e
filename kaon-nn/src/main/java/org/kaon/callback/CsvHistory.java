package org.kaon.callback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The figures of all epochs as a CSV file, written anew and atomically after each epoch. Keras:
/// `CSVLogger`.
///
/// Columns: `epoch` from 0 as in Keras, then every figure.
public record CsvHistory(Path file) implements Callback {

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, text(training.history()));
        Files.move(
                draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static String text(List<Map<String, Double>> history) {
        Set<String> names = new LinkedHashSet<>();
        history.forEach(logs -> names.addAll(logs.keySet()));
        StringBuilder text = new StringBuilder("epoch");
        names.forEach(name -> text.append(',').append(name));
        text.append('\n');
        for (int epoch = 0; epoch < history.size(); epoch++) {
            text.append(epoch);
            for (String name : names) {
                Double value = history.get(epoch).get(name);
                text.append(',').append(value == null ? "" : value.toString());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
