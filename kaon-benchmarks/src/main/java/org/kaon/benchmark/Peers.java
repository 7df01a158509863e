package org.kaon.benchmark;

import org.kaon.model.Policy;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The same training steps in Keras and PyTorch: the scripts of a folder, run by a Python that has
/// them. A peer that cannot run here is named, and the others go on.
public record Peers(Path folder, String python) {

    private static final Pattern LINE =
            Pattern.compile("(keras-\\w+|torch) (mlp|win|dcnn|wgan)\\b(.*?) +([0-9.]+) ms/step");
    private static final Pattern BATCH = Pattern.compile("\\bb(\\d+)\\b");
    private static final int USUAL_BATCH = 128;
    private static final long MINUTES = 15;
    private static final Set<Net> OF_KERAS = Set.of(Net.MLP, Net.WIN, Net.DCNN);

    /// A line of a script: the milliseconds of one way to run a step.
    record Time(String program, Net net, int batch, boolean bfloat16, double milliseconds) {}

    /// The best time of each program.
    static final class Times {

        private final List<Time> all = new ArrayList<>();

        void add(List<Time> more) {
            all.addAll(more);
        }

        Set<String> programs() {
            Set<String> programs = new TreeSet<>();
            all.forEach(time -> programs.add(time.program));
            return programs;
        }

        /// By program, of a step in the same types.
        Map<String, Double> best(StepBench.Case measured) {
            Map<String, Double> best = new TreeMap<>();
            for (Time time : all) {
                if (time.net == measured.net()
                        && time.batch == measured.batch()
                        && time.bfloat16 == (measured.policy() == Policy.MIXED_BFLOAT16)) {
                    best.merge(time.program, time.milliseconds, Math::min);
                }
            }
            return best;
        }
    }

    /// Runs every script that has one of the steps, once. It takes minutes.
    List<Time> measure(Set<Net> nets, int threads, PrintStream out) throws IOException {
        List<Time> times = new ArrayList<>();
        if (nets.stream().anyMatch(OF_KERAS::contains)) {
            times.addAll(
                    run("keras-tensorflow", List.of("keras_step.py", "tensorflow"), threads, out));
            times.addAll(run("keras-jax", List.of("keras_step.py", "jax"), threads, out));
        }
        List<String> torch = new ArrayList<>(List.of("torch_step.py"));
        nets.stream().filter(net -> net != Net.TINY).map(Net::label).sorted().forEach(torch::add);
        if (torch.size() > 1) {
            times.addAll(run("torch", torch, threads, out));
        }
        return times;
    }

    private List<Time> run(String name, List<String> arguments, int threads, PrintStream out)
            throws IOException {
        Path script = folder.resolve(arguments.getFirst());
        if (!Files.isReadable(script)) {
            out.println(name + ": there is no " + script + ".");
            return List.of();
        }
        out.println(name + ": running, a minute or so ...");
        List<String> command = new ArrayList<>();
        if (threads < Runtime.getRuntime().availableProcessors() && Programs.onPath("taskset")) {
            command.addAll(List.of("taskset", "-c", "0-" + (threads - 1)));
        }
        command.addAll(List.of(python, script.toString()));
        command.addAll(arguments.subList(1, arguments.size()));
        Path log = Files.createTempFile("kaon-peer", ".log");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
            boolean done = Programs.run(builder, log, MINUTES);
            String output = Files.readString(log, StandardCharsets.UTF_8);
            if (!done) {
                out.println(name + ": cannot run here: " + lastLine(output));
            }
            return parse(output);
        } finally {
            Files.delete(log);
        }
    }

    private static String lastLine(String output) {
        return output.strip().lines().reduce("no output", (_, last) -> last);
    }

    static List<Time> parse(String output) {
        List<Time> times = new ArrayList<>();
        Matcher matcher = LINE.matcher(output);
        while (matcher.find()) {
            Matcher batch = BATCH.matcher(matcher.group(3));
            times.add(
                    new Time(
                            matcher.group(1),
                            Net.valueOf(matcher.group(2).toUpperCase(Locale.ROOT)),
                            batch.find() ? Integer.parseInt(batch.group(1)) : USUAL_BATCH,
                            matcher.group(3).contains("bf16"),
                            Double.parseDouble(matcher.group(4))));
        }
        return times;
    }
}
