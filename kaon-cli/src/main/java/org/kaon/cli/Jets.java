package org.kaon.cli;

import org.kaon.io.column.Split;
import org.kaon.lab.jets.JetTable;
import org.kaon.lab.jets.JetTask;
import org.kaon.lab.run.RunException;
import org.kaon.physics.cluster.Algorithm;
import org.kaon.physics.cluster.Recombination;
import org.kaon.physics.substructure.Grooming;
import org.kaon.physics.substructure.JetFeature;
import org.kaon.physics.substructure.JetFeatures;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon jets FILE --out features.npz`: the jets of events, with their features as columns.
@Command(
        name = "jets",
        mixinStandardHelpOptions = true,
        description = {
            "Find the jets of each event of a file and write their features as columns.",
            "",
            "kaon jets events.root:Events --radius 0.8 --columns mass,tau32,d2 --out jets.npz",
            "",
            "Particles are lists E, px, py, pz, or pt, eta, phi (and mass) of one length in each"
                + " row, as PREFIX_px, PREFIX.PT and the like; or name each: --particles"
                + " 'pt=Jet_pt,eta=Jet_eta,phi=Jet_phi'. An event with fewer jets than asked for"
                + " has NaN in their place."
        })
final class Jets implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE[:OBJECT]",
            index = "0",
            arity = "0..1",
            description = "The events; a pattern stands for several files.")
    private String location = "";

    @Option(
            names = "--particles",
            paramLabel = "PREFIX|LISTS",
            description =
                    "How the particles' columns begin: part for part_px, …; or each component:"
                            + " pt=LIST,eta=LIST,phi=LIST,mass=LIST (default: found).")
    private Optional<String> particles = Optional.empty();

    @Option(
            names = "--algorithm",
            paramLabel = "NAME",
            description = "anti-kt, kt or cambridge-aachen (default: ${DEFAULT-VALUE}).")
    private String algorithm = "anti-kt";

    @Option(
            names = "--radius",
            paramLabel = "R",
            description = "The jet radius in rad (default: ${DEFAULT-VALUE}).")
    private double radius = 0.8;

    @Option(
            names = "--scheme",
            paramLabel = "NAME",
            description =
                    "Momenta of joined particles: e (summed) or wta (winner takes all) (default:"
                            + " ${DEFAULT-VALUE}).")
    private String scheme = "e";

    @Option(
            names = "--min-pt",
            paramLabel = "GEV",
            description = "Jets below are left out (default: ${DEFAULT-VALUE}).")
    private double minimum;

    @Option(
            names = "--jets",
            paramLabel = "N|all",
            description =
                    "The N hardest jets of each event, or all as lists (default:"
                            + " ${DEFAULT-VALUE}).")
    private String jets = "1";

    @Option(
            names = "--groom",
            paramLabel = "NAME:SETTINGS",
            description = "Clean each jet first: --features lists how.")
    private Optional<String> grooming = Optional.empty();

    @Option(
            names = "--columns",
            paramLabel = "FEATURES",
            description =
                    "What to measure, with commas between (default: ${DEFAULT-VALUE}); --features"
                            + " lists all.")
    private String columns = "pt,eta,phi,mass,multiplicity,tau21,tau32,d2,soft_drop_mass";

    @Option(
            names = "--keep",
            paramLabel = "COLUMNS",
            split = ",",
            description = "Columns of the events to write beside the features.")
    private List<String> kept = List.of();

    @Option(
            names = "--rows",
            paramLabel = "FROM:TO",
            description = "Only these events, counted from 0, TO left out.")
    private Optional<String> rows = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the columns go: .npz, .h5, …")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute (default: all processors).")
    private int threads;

    @Option(names = "--features", description = "List the features and groomings, and stop.")
    private boolean features;

    @Override
    public Integer call() throws IOException {
        if (features) {
            list(spec.commandLine().getOut());
            return 0;
        }
        if (location.isEmpty() || out.isEmpty()) {
            throw new RunException(
                    "jets: give a file of events and --out FILE, as in: kaon jets events.root"
                            + " --out jets.npz");
        }
        JetTable table;
        try {
            table = new JetTable(location, particles, kept, task(), rows.map(Jets::rows));
        } catch (IllegalArgumentException e) {
            throw new RunException(String.valueOf(e.getMessage()), e);
        }
        Path here = Path.of("");
        int workers = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
        Progress progress = Progress.of(spec.commandLine(), "events", table.events(here));
        long[] done = new long[1];
        JetTable.Outcome outcome =
                table.write(
                        here, out.get(), workers, events -> progress.reached(done[0] += events));
        progress.finish("%s: %,d jets".formatted(out.get(), outcome.jets()));
        return 0;
    }

    private JetTask task() {
        Optional<Integer> count = Optional.empty();
        if (!jets.equals("all")) {
            try {
                count = Optional.of(Integer.parseInt(jets));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "--jets: expected a number or all, found \"" + jets + "\".", e);
            }
        }
        return new JetTask(
                choice("--algorithm", algorithm, Algorithm.values()),
                radius,
                switch (scheme) {
                    case "e" -> Recombination.E_SCHEME;
                    case "wta" -> Recombination.WINNER_TAKES_ALL;
                    default ->
                            throw new IllegalArgumentException(
                                    "--scheme: expected e or wta, found \"" + scheme + "\".");
                },
                minimum,
                count,
                grooming,
                split(columns).stream().map(JetFeature::parse).toList());
    }

    private static <T extends Enum<T>> T choice(String option, String word, T[] values) {
        List<String> known = new ArrayList<>();
        for (T value : values) {
            String name = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(word)) {
                return value;
            }
            known.add(name);
        }
        throw new IllegalArgumentException(
                "%s: expected %s, found \"%s\".".formatted(option, String.join(", ", known), word));
    }

    /// Cuts at the commas outside of brackets.
    static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(part.toString().strip());
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        parts.add(part.toString().strip());
        return parts;
    }

    private static Split rows(String text) {
        String[] ends = text.split(":", -1);
        try {
            if (ends.length == 2) {
                long from = Long.parseLong(ends[0]);
                long to = Long.parseLong(ends[1]);
                if (from >= 0 && to >= from) {
                    return new Split(from, to - from);
                }
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "--rows: expected FROM:TO with numbers, found \"" + text + "\".");
    }

    private static void list(PrintWriter to) {
        to.println("Features (--columns), with settings and their defaults:");
        for (JetFeatures.Kind kind : JetFeatures.ALL) {
            to.printf("  %-44s %s%n", kind.form(), kind.meaning());
        }
        to.printf("  %-44s %s%n", "tau1 … tau6, tau21, tau32, …", "tau(n), and ratios of two");
        to.printf(
                "  %-44s %s%n",
                "efp_01_12, …", "energy flow polynomial of a graph with such edges");
        to.println("Groomings (--groom):");
        for (Grooming.Kind kind : Grooming.KINDS) {
            to.printf("  %-44s %s%n", kind.form(), kind.meaning());
        }
        to.flush();
    }
}
