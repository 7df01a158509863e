package org.kaon.cli;

import org.kaon.io.Sinks;
import org.kaon.lab.generate.EventPicture;
import org.kaon.lab.generate.Generation;
import org.kaon.lab.plot.Sheet;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.SettingException;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon generate KIND [settings] --events N --seed S --out FILE`.
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class GenerateKind implements Callable<Integer> {

    /// A picture shows some events and the mean of so many.
    private static final int PICTURED = 500;

    private final Kind kind;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many events (default: 1000).")
    private long events;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description =
                    "Equal seeds give equal events, whatever the threads (default: 1); event i is"
                            + " the same however many are made.")
    private long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute (default: KAON_THREADS, or all processors).")
    private Optional<Integer> threads = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the events go, in the format of its ending: .npz, .h5 and others.")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--picture",
            paramLabel = "FILE",
            description = "A picture of some events and of their mean: .svg or .png.")
    private Optional<Path> picture = Optional.empty();

    private GenerateKind(Kind kind) {
        this.kind = kind;
    }

    static CommandLine line(Kind kind) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new GenerateKind(kind));
        spec.usageMessage().description(capital(kind.summary()) + ".");
        for (Setting<?> setting : kind.settings()) {
            spec.addOption(option(setting));
        }
        List<String> footer = new ArrayList<>(List.of("", "Columns:"));
        for (Field field : kind.usual().fields()) {
            footer.add("  %s: %s".formatted(field.text(), field.meaning()).replace("%", "%%"));
        }
        footer.add("");
        footer.add("An example:  kaon generate " + kind.name() + " --events 5000 --out events.h5");
        spec.usageMessage().footer(footer.toArray(String[]::new));
        return new CommandLine(spec);
    }

    private static OptionSpec option(Setting<?> setting) {
        return OptionSpec.builder("--" + setting.name())
                .type(String.class)
                .paramLabel("VALUE")
                .description(
                        "%s: %s (default: %s)."
                                .formatted(
                                        capital(setting.meaning()),
                                        setting.limits(),
                                        setting.usualText())
                                .replace("%", "%%"))
                .build();
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    @Override
    public Integer call() throws IOException {
        Generator generator = generator();
        require(out.isPresent() || picture.isPresent(), "Say --out FILE, --picture FILE or both.");
        require(events >= 0, "--events: expected 0 or more, got " + events + ".");
        int workers = threads.orElseGet(GenerateKind::usualThreads);
        require(workers >= 1, "--threads: expected 1 or more, got " + workers + ".");
        if (picture.isPresent()) {
            require(
                    events > 0 && Sheet.canWrite(picture.get()),
                    "--picture: needs one event or more, and a name that ends in .svg or .png.");
        }
        if (out.isPresent()) {
            Sinks.format(out.get());
            Progress progress = Progress.of(spec.commandLine(), "events", events);
            new Generation(generator, events, seed, workers).write(out.get(), progress::reached);
            progress.finish("%s: %s".formatted(kind.name(), out.get()));
        }
        if (picture.isPresent()) {
            EventPicture.of(generator, seed, (int) Math.min(PICTURED, events)).save(picture.get());
        }
        return 0;
    }

    private Generator generator() {
        Map<String, String> given = new LinkedHashMap<>();
        for (Setting<?> setting : kind.settings()) {
            Optional<String> text =
                    Optional.ofNullable(
                            spec.commandLine()
                                    .getParseResult()
                                    .matchedOptionValue("--" + setting.name(), null));
            text.ifPresent(it -> given.put(setting.name(), it));
        }
        try {
            return kind.generator(given);
        } catch (SettingException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void require(boolean condition, String complaint) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
    }

    private static int usualThreads() {
        String asked = System.getenv("KAON_THREADS");
        if (asked != null && asked.strip().matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(asked.strip());
        }
        return Runtime.getRuntime().availableProcessors();
    }
}
