package org.kaon.cli;

import org.kaon.io.column.FormatException;
import org.kaon.lab.convert.Conversion;
import org.kaon.lab.convert.Fitting;
import org.kaon.lab.convert.Query;
import org.kaon.lab.convert.RowRange;
import org.kaon.lab.convert.Shares;
import org.kaon.lab.run.ModelFiles;
import org.kaon.lab.run.ModelPlace;
import org.kaon.lab.run.Models;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon convert IN… OUT`: tables, or a network, in another format.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Write tables, or a network, in another format: the one that OUT's name ends in.",
            "",
            "kaon convert events.root:Events events.parquet --columns 'Muon_*,MET_pt'",
            "kaon convert a.h5 b.h5 jets.npz --where 'pt > 500' --new 'x=mass/pt' --pad"
                    + " 'part_*=60'",
            "kaon convert jets.csv jets.root --split train=0.8,test=0.2 --seed 7",
            "kaon convert runs/winner/001 winner.onnx",
            "",
            "Tables are read from ROOT (trees and RNTuples), HDF5, .npy, .npz, CSV, Parquet, Arrow,"
                + " LHE and pictures, and written as .root, .ntuple.root, .h5, .npz, .npy,"
                + " .parquet, .arrow, .feather, .csv and .tsv (also .csv.gz, .tsv.gz). Several"
                + " files are read one after the other. OUT appears when it is complete; a file of"
                + " that name is replaced.",
            "",
            "Networks (a run directory, or a model in a file of Kaon or Keras) are written as .onnx"
                    + " (opset 18), .keras, .h5, .weights.h5 or Kaon's .zip."
        })
final class Convert implements Callable<Integer> {

    private static final String WEIGHTS = "--weights";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "IN[:OBJECT]… OUT",
            arity = "2..*",
            hideParamSyntax = true,
            description = "What is read, then the file to write.")
    private List<String> files = List.of();

    @Option(
            names = "--columns",
            hideParamSyntax = true,
            paramLabel = "NAMES",
            split = ",",
            description = "Columns to write, * and ? stand for any characters (default: all).")
    private List<String> columns = List.of();

    @Option(
            names = "--without",
            hideParamSyntax = true,
            paramLabel = "NAMES",
            split = ",",
            description = "Columns to leave out.")
    private List<String> without = List.of();

    @Option(
            names = "--new",
            hideParamSyntax = true,
            paramLabel = "NAME=EXPR",
            description = "A new column; may use those before it. May be repeated.")
    private List<String> created = List.of();

    @Option(
            names = "--where",
            paramLabel = "EXPR",
            description = "Only rows for which this is true: 'pt > 30 && abs(eta) < 2.5'.")
    private Optional<String> where = Optional.empty();

    @Option(
            names = "--rows",
            paramLabel = "A:B",
            description = "Only out of these rows, counted from 0, B left out; A: and :B too.")
    private Optional<String> rows = Optional.empty();

    @Option(
            names = "--split",
            paramLabel = "NAME=SHARE,…",
            description =
                    "Share rows out by a hash: train=0.8,test=0.2 writes OUT-train, OUT-test.")
    private Optional<String> split = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The seed of --split (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--missing",
            hideParamSyntax = true,
            paramLabel = "[NAMES=]VALUE",
            description =
                    "What takes the place of missing values. May be repeated; the first fits.")
    private List<String> missing = List.of();

    @Option(
            names = "--pad",
            hideParamSyntax = true,
            paramLabel = "[NAMES=]N",
            description =
                    "Make arrays of N of lists: cut, or filled with zeros. 5x3 for lists of lists."
                            + " May be repeated; the first fits.")
    private List<String> pad = List.of();

    @Option(
            names = "--flatten",
            description =
                    "Make columns of members of structures (muon.pt) and, where OUT takes no"
                            + " arrays, of their items (x_0).")
    private boolean flatten;

    @Option(
            names = "--plain-names",
            description = "Put _ for what is no letter or digit in names of columns.")
    private boolean plainNames;

    @Option(
            names = WEIGHTS,
            paramLabel = "FILE",
            description =
                    "Networks: weights from another file, a .weights.h5, or an .h5 of Keras 1 or 2."
                            + " IN may then be the .json of an architecture.")
    private Optional<Path> weights = Optional.empty();

    @Override
    public Integer call() throws IOException {
        List<String> inputs = files.subList(0, files.size() - 1);
        Path out = Path.of(files.getLast());
        boolean network =
                weights.isPresent()
                        || ModelFiles.isNamed(out)
                        || ModelFiles.holdsModel(inputs.getFirst());
        if (network) {
            network(inputs, out);
        } else {
            table(inputs, out);
        }
        return 0;
    }

    private void network(List<String> inputs, Path out) throws IOException {
        List<OptionSpec> others =
                spec.commandLine().getParseResult().matchedOptions().stream()
                        .filter(it -> !it.longestName().equals(WEIGHTS))
                        .toList();
        if (inputs.size() > 1 || !others.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A network is converted alone, without %s."
                            .formatted(
                                    others.isEmpty()
                                            ? "a second one"
                                            : others.getFirst().longestName()));
        }
        Models.convert(new ModelPlace(Path.of(inputs.getFirst()), weights), out);
        spec.commandLine().getOut().printf("%s -> %s%n", inputs.getFirst(), out);
    }

    private void table(List<String> inputs, Path out) throws IOException {
        Conversion conversion =
                new Conversion(
                        inputs,
                        new Query(columns, without, created, where, range()),
                        new Fitting(missing, pad, flatten, plainNames),
                        shares(),
                        out);
        Path here = Path.of("");
        Progress progress = Progress.of(spec.commandLine(), "rows read", conversion.rows(here));
        Conversion.Outcome outcome = conversion.write(here, progress::reached);
        PrintWriter to = spec.commandLine().getOut();
        if (!outcome.leftOut().isEmpty()) {
            to.printf(
                    "left out, for their types are not understood: %s%n",
                    String.join(", ", outcome.leftOut()));
        }
        List<Conversion.Written> written = outcome.files();
        for (Conversion.Written file : written.subList(0, written.size() - 1)) {
            to.printf("%s: %,d rows%n", file.file(), file.rows());
        }
        progress.finish(
                "%s: %,d rows".formatted(written.getLast().file(), written.getLast().rows()));
    }

    private RowRange range() throws FormatException {
        return rows.isPresent() ? RowRange.parse(rows.get()) : RowRange.ALL;
    }

    private Optional<Shares> shares() throws FormatException {
        if (split.isPresent()) {
            return Optional.of(Shares.parse(split.get(), seed));
        }
        if (spec.commandLine().getParseResult().hasMatchedOption("--seed")) {
            throw new ParameterException(
                    spec.commandLine(), "--seed belongs to --split, which is not given.");
        }
        return Optional.empty();
    }
}
