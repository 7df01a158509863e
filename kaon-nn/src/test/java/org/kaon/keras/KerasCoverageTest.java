package org.kaon.keras;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.kaon.callback.Callbacks;
import org.kaon.config.Table;
import org.kaon.constraint.Constraints;
import org.kaon.initializer.Initializers;
import org.kaon.layer.Layers;
import org.kaon.loss.Losses;
import org.kaon.metric.Metrics;
import org.kaon.optimizer.Optimizers;
import org.kaon.regularizer.Regularizers;
import org.kaon.schedule.Schedules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// `docs/reference/keras-coverage.md` says of every public class of Keras whether Kaon has it.
class KerasCoverageTest {

    private static final Map<String, Table<?>> TABLES = tables();

    private static Map<String, Table<?>> tables() {
        Map<String, Table<?>> tables = new LinkedHashMap<>();
        tables.put("layers", Layers.TABLE);
        tables.put("losses", Losses.TABLE);
        tables.put("metrics", Metrics.TABLE);
        tables.put("optimizers", Optimizers.TABLE);
        tables.put("schedules", Schedules.TABLE);
        tables.put("callbacks", Callbacks.TABLE);
        tables.put("initializers", Initializers.TABLE);
        tables.put("regularizers", Regularizers.TABLE);
        tables.put("constraints", Constraints.TABLE);
        return tables;
    }

    private record Row(String state, String remark) {}

    @Test
    void thePageSaysWhatTheTablesHold() throws IOException {
        Map<String, Map<String, Row>> rows = rows();
        Path page =
                Path.of(System.getProperty("kaon.root", ".."), "docs/reference/keras-coverage.md");
        if ("write".equals(System.getProperty("kaon.golden"))) {
            Files.writeString(page, text(rows));
        }
        assertThat(Files.readString(page))
                .as("kaon.golden=write renews the page")
                .isEqualTo(text(rows));
    }

    @Test
    void remarksAreAboutSymbolsOfKeras() {
        Set<String> remarked = remarks().keySet();
        Map<String, @Nullable Object> symbols = KerasNumbers.resource("keras_symbols.json");
        for (String key : remarked) {
            List<?> names =
                    (List<?>)
                            Objects.requireNonNull(symbols.get(key.substring(0, key.indexOf("/"))));
            assertThat(names.stream().map(String::valueOf).toList())
                    .contains(key.substring(key.indexOf('/') + 1));
        }
    }

    private static Map<String, @Nullable Object> remarks() {
        return KerasNumbers.resource("keras_remarks.json");
    }

    private static Map<String, Map<String, Row>> rows() {
        Map<String, Map<String, Row>> rows = new LinkedHashMap<>();
        Map<String, @Nullable Object> remarks = remarks();
        KerasNumbers.resource("keras_symbols.json")
                .forEach((module, names) -> {
                    Map<String, Row> section = new TreeMap<>();
                    Table<?> table = TABLES.get(module);
                    for (Object name : (List<?>) Objects.requireNonNull(names)) {
                        boolean held =
                                table != null && table.readers().containsKey(String.valueOf(name));
                        @Nullable List<?> remark = (List<?>) remarks.get(module + "/" + name);
                        String state = held ? "same" : "missing";
                        if (remark != null && remark.getFirst().equals("java")) {
                            state = inJava(String.valueOf(remark.get(1)));
                        } else if (remark != null && held != remark.getFirst().equals("refused")) {
                            state = String.valueOf(remark.getFirst());
                        }
                        String told =
                                remark != null
                                                && (state.equals(remark.getFirst())
                                                        || remark.size() == 3)
                                        ? String.valueOf(remark.getLast())
                                        : "";
                        section.put(String.valueOf(name), new Row(state, told));
                    }
                    rows.put(module, section);
                });
        return rows;
    }

    /// What no configuration can hold, such as functions, is there if its class is.
    private static String inJava(String className) {
        try {
            return Class.forName(className).isInterface() ? "missing" : "same";
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("keras_remarks.json names a class that is not there", missing);
        }
    }

    private static String text(Map<String, Map<String, Row>> rows) {
        StringBuilder text = new StringBuilder();
        text.append(
                """
                # What of Keras 3 there is

                Every public class of Keras 3.15.1, without aliases. `KerasCoverageTest` makes this page
                from the tables that configurations are read by.

                *same*: name, settings and meaning are Keras's; *differs*: but for what is said; *refused*: by
                intent; *missing*: a configuration that names it is refused with the nearest known name.

                | module | same | differs | refused | missing | all |
                |---|---|---|---|---|---|
                """);
        rows.forEach((module, section) -> {
            text.append("| ").append(module);
            for (String state : List.of("same", "differs", "refused", "missing")) {
                long count = section.values().stream().filter(r -> r.state.equals(state)).count();
                text.append(" | ").append(count);
            }
            text.append(" | ").append(section.size()).append(" |\n");
        });
        rows.forEach((module, section) -> {
            text.append("\n## ")
                    .append(module)
                    .append("\n\n| class | state | remark |\n|---|---|---|\n");
            section.forEach((name, row) ->
                    text.append("| `")
                            .append(name)
                            .append("` | ")
                            .append(row.state)
                            .append(" | ")
                            .append(row.remark)
                            .append(" |\n"));
        });
        return text.toString();
    }
}
