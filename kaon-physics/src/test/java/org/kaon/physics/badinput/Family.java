package org.kaon.physics.badinput;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything public of one kind, asked with every bad input there is for it: a table with a row
/// for each question and a column for each input.
///
/// A question whose answer may be NaN or infinite says when; nothing else may be, and nothing that
/// says so may always be finite.
final class Family<T> implements Chapter {

    private record Row<T>(String name, String undefined, Answer.Question<T> question) {}

    private final String title;
    private final String text;
    private final Map<String, T> inputs = new LinkedHashMap<>();
    private final List<Row<T>> rows = new ArrayList<>();

    Family(String title, String text) {
        this.title = title;
        this.text = text;
    }

    Family<T> input(String name, T input) {
        inputs.put(name, input);
        return this;
    }

    /// A question that is never answered by NaN.
    Family<T> ask(String name, Answer.Question<T> question) {
        return ask(name, "", question);
    }

    /// A question with the reason of what is not finite in its answers.
    Family<T> ask(String name, String undefined, Answer.Question<T> question) {
        rows.add(new Row<>(name, undefined, question));
        return this;
    }

    @Override
    public int cells() {
        return rows.size() * inputs.size();
    }

    /// The table, with errors numbered below it.
    @Override
    public String markdown(List<String> faults) {
        List<String> errors = new ArrayList<>();
        StringBuilder table = new StringBuilder("## " + title + "\n\n" + text + "\n\n| |");
        inputs.keySet().forEach(name -> table.append(" ").append(name).append(" |"));
        table.append(" NaN, ∞ mean |\n|---|").append("---|".repeat(inputs.size() + 1)).append("\n");
        for (Row<T> row : rows) {
            table.append("| ").append(row.name).append(" |");
            boolean unsaid = false;
            for (Map.Entry<String, T> input : inputs.entrySet()) {
                String cell = cell(Answer.of(row.question, input.getValue()), errors);
                unsaid |= cell.contains("NaN") || cell.contains("∞");
                if (cell.startsWith("fault")) {
                    faults.add("%s of %s: %s".formatted(row.name, input.getKey(), cell));
                }
                table.append(" ").append(cell).append(" |");
            }
            if (unsaid == row.undefined.isEmpty()) {
                faults.add(
                        "%s: is %s\n%s".formatted(row.name, unsaid ? "NaN" : "never NaN", table));
            }
            table.append(" ").append(row.undefined).append(" |\n");
        }
        for (int i = 0; i < errors.size(); i++) {
            table.append(i == 0 ? "\n" : "").append("%d. %s%n".formatted(i + 1, errors.get(i)));
        }
        return table.toString();
    }

    // But for the numbers in them.
    private static boolean alike(String one, String other) {
        String numbers = "-?([0-9]+([.][0-9]+)?(E-?[0-9]+)?|NaN|Infinity)";
        return one.replaceAll(numbers, "#").equals(other.replaceAll(numbers, "#"));
    }

    private static String cell(Answer answer, List<String> errors) {
        return switch (answer) {
            case Answer.Value(String text) -> text;
            case Answer.Refusal(String message) -> {
                int known = 0;
                while (known < errors.size() && !alike(errors.get(known), message)) {
                    known++;
                }
                if (known == errors.size()) {
                    errors.add(message);
                }
                yield "error " + (known + 1);
            }
            case Answer.Fault(String what) -> "fault: " + what;
        };
    }
}
