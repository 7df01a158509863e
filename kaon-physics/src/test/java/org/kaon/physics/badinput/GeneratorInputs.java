package org.kaon.physics.badinput;

import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.SettingException;
import org.kaon.physics.generator.catalog.Kinds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Every kind of event with each setting at both of its ends, and beyond.
final class GeneratorInputs implements Chapter {

    private static final List<String> NONSENSE = List.of("", "many", "NaN", "Infinity", "1e99");

    private int cells;

    @Override
    public int cells() {
        return cells;
    }

    /// The ends of a setting's range.
    private static List<String> ends(Setting<?> setting) {
        return switch (setting) {
            case Setting.Real real ->
                    List.of(
                            Double.toString(real.range().low()),
                            Double.toString(real.range().high()));
            case Setting.Whole whole ->
                    List.of(Integer.toString(whole.low()), Integer.toString(whole.high()));
            case Setting.Span span ->
                    List.of(
                            Double.toString(span.range().low()),
                            Double.toString(span.range().high()),
                            span.range().low() + ".." + span.range().high());
            case Setting.Choice<?> choice -> words(choice.usual());
            case Setting.Several<?> several -> words(several.usual().getFirst());
        };
    }

    private static List<String> words(Enum<?> any) {
        List<String> words = new ArrayList<>();
        for (Object constant : any.getDeclaringClass().getEnumConstants()) {
            words.add(Setting.word((Enum<?>) constant));
        }
        return words;
    }

    /// What lies just outside.
    private static List<String> beyond(Setting<?> setting) {
        List<String> all = new ArrayList<>(NONSENSE);
        switch (setting) {
            case Setting.Real real -> {
                all.add(Double.toString(Math.nextDown(real.range().low())));
                all.add(Double.toString(Math.nextUp(real.range().high())));
            }
            case Setting.Whole whole -> {
                all.add(Integer.toString(whole.low() - 1));
                all.add(Long.toString(whole.high() + 1L));
                all.add(whole.low() + ".5");
            }
            case Setting.Span span -> {
                all.add(Double.toString(Math.nextDown(span.range().low())));
                all.add(span.range().high() + ".." + span.range().low());
                all.add("..");
            }
            case Setting.Choice<?> _ -> all.add("none-of-these");
            case Setting.Several<?> _ -> all.add("none-of-these,");
        }
        return all;
    }

    @Override
    public String markdown(List<String> faults) {
        StringBuilder table =
                new StringBuilder(
                        """
                        ## Generators

                        One event with each setting at each end of its range (each of its words), the others as usual; and each setting beyond: just outside, at an end that the others do not allow, empty, a word, NaN, ∞, 1e99.

                        | kind | settings | at the ends | NaN or ∞ in | beyond: refused with name and limits |
                        |---|---|---|---|---|
                        """);
        for (Kind kind : Kinds.all()) {
            int made = 0;
            int refused = 0;
            Set<String> notFinite = new TreeSet<>();
            for (Setting<?> setting : kind.settings()) {
                for (String end : ends(setting)) {
                    int one = made(kind, setting, end, notFinite, faults);
                    made += one;
                    refused += 1 - one;
                }
                for (String text : beyond(setting)) {
                    refused += refused(kind, setting, text, faults);
                }
            }
            cells += made + refused;
            table.append(
                    "| `%s` | %d | %d | %s | %d |%n"
                            .formatted(
                                    kind.name(),
                                    kind.settings().size(),
                                    made,
                                    String.join(", ", notFinite),
                                    refused));
        }
        return table.toString();
    }

    private static int made(
            Kind kind, Setting<?> setting, String end, Set<String> odd, List<String> faults) {
        try {
            Generator generator = kind.generator(Map.of(setting.name(), end));
            float[][] out = generator.allocate(1);
            generator.fill(1, 0, 1, out);
            for (int i = 0; i < out.length; i++) {
                Field field = generator.fields().get(i);
                for (float value : out[i]) {
                    if (!Float.isFinite(value)) {
                        odd.add("`" + field.name() + "`: " + field.meaning());
                        break;
                    }
                }
            }
        } catch (SettingException e) {
            // An end that does not go with the other settings.
            if (!String.valueOf(e.getMessage()).contains("\"" + setting.name() + "\"")) {
                faults.add(kind.name() + ": " + e);
            }
            return 0;
        } catch (RuntimeException | OutOfMemoryError e) {
            faults.add(kind.name() + " with " + setting.name() + " = " + end + ": " + e);
        }
        return 1;
    }

    private static int refused(Kind kind, Setting<?> setting, String text, List<String> faults) {
        Answer answer =
                Answer.of(given -> kind.generator(given).fields(), Map.of(setting.name(), text));
        boolean named =
                answer instanceof Answer.Refusal(String message)
                        && message.contains("\"" + setting.name() + "\"")
                        && message.contains(setting.limits());
        if (!named) {
            faults.add(kind.name() + " with " + setting.name() + " = " + text + ": " + answer);
        }
        return 1;
    }
}
