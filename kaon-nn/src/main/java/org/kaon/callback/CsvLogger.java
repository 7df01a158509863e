package org.kaon.callback;

import org.kaon.config.Config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The figures of each epoch as a row of a CSV file: `epoch` from 0, then all figures by name.
/// Keras: `CSVLogger`.
///
/// Columns are those of the first epoch; `append` goes on with a file that has the same.
public final class CsvLogger implements Callback {

    private final Path file;
    private final String separator;
    private final boolean append;
    private List<String> columns = List.of();

    public CsvLogger(Path file, String separator, boolean append) {
        this.file = file;
        this.separator = separator;
        this.append = append;
    }

    static CsvLogger read(Config in) {
        return new CsvLogger(
                Path.of(String.valueOf(in.required("filename"))),
                in.text("separator", ","),
                in.flag("append", false));
    }

    @Override
    public void onTrainBegin(Training training, boolean resumed) throws IOException {
        columns = List.of();
        if ((append || resumed) && Files.exists(file)) {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty()) {
                columns = List.of(lines.getFirst().split(Pattern.quote(separator), -1));
            }
        } else {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void onEpochEnd(Training training, int epoch, Map<String, Double> logs)
            throws IOException {
        StringBuilder text = new StringBuilder();
        if (columns.isEmpty()) {
            List<String> names = new ArrayList<>(List.of("epoch"));
            names.addAll(logs.keySet());
            columns = names;
            text.append(String.join(separator, columns)).append('\n');
        }
        List<String> row = new ArrayList<>();
        for (String column : columns) {
            Double value = logs.get(column);
            row.add(
                    column.equals("epoch")
                            ? String.valueOf(epoch)
                            : value == null ? "NA" : value.toString());
        }
        text.append(String.join(separator, row)).append('\n');
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
