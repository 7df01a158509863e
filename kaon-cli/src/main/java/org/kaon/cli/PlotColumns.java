package org.kaon.cli;

import org.kaon.lab.distribution.Distributions;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.ExpressionException;
import org.kaon.lab.plot.Range;
import org.kaon.lab.run.RunException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `kaon plot FILE --columns a,b --by label --out DIR`.
@Command(
        name = "plot",
        mixinStandardHelpOptions = true,
        description = {
            "Draw how numbers of a file's events are distributed, class by class, with errors.",
            "",
            "kaon plot jets.parquet --columns tau32,mass --by label --out plots",
            "kaon plot events.root:Events --columns 'tau(part, 3)/tau(part, 2)' --by label --out"
                    + " plots"
        })
final class PlotColumns implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE[:OBJECT]",
            index = "0",
            description = "The events; a pattern stands for several files.")
    private String location = "";

    @Option(
            names = "--columns",
            paramLabel = "EXPRESSIONS",
            required = true,
            description = "Columns, or expressions of columns, with commas between.")
    private String columns = "";

    @Option(
            names = "--by",
            paramLabel = "EXPRESSION",
            description = "The class of an event: one histogram for each number or text.")
    private Optional<String> by = Optional.empty();

    @Option(
            names = "--weight",
            paramLabel = "EXPRESSION",
            description = "What an event weighs (default: 1).")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--where",
            paramLabel = "EXPRESSION",
            description = "Which events: 'pt > 500 && abs(eta) < 2'.")
    private Optional<String> where = Optional.empty();

    @Option(
            names = "--bins",
            paramLabel = "N",
            defaultValue = "50",
            description = "Bins of a histogram (default: ${DEFAULT-VALUE}).")
    private int bins;

    @Option(
            names = "--range",
            paramLabel = "LOW:HIGH",
            description = "Of all figures (default: the middle 99 % of the first events).")
    private Optional<String> range = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = "Where the figures go, as .svg and .png.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        Distributions asked;
        try {
            asked =
                    new Distributions(
                            location,
                            Jets.split(columns).stream().map(PlotColumns::expression).toList(),
                            by.map(PlotColumns::expression),
                            weight.map(PlotColumns::expression),
                            where.map(PlotColumns::expression),
                            bins,
                            range.map(PlotColumns::range));
        } catch (IllegalArgumentException e) {
            throw new RunException(String.valueOf(e.getMessage()), e);
        }
        List<Distributions.Panel> panels = asked.draw(Path.of(""));
        Files.createDirectories(out);
        PrintWriter to = spec.commandLine().getOut();
        for (Distributions.Panel panel : panels) {
            Path file = out.resolve(fileName(panel.column()));
            panel.figure().save(file);
            to.printf(
                    "%s.svg, .png: %,d outside, %,d not finite%n",
                    file, panel.outside(), panel.missing());
        }
        to.flush();
        return 0;
    }

    private static Expression expression(String text) {
        try {
            return Expression.parse(text);
        } catch (ExpressionException e) {
            throw new RunException(e.describe(text), e);
        }
    }

    private static Range range(String text) {
        String[] ends = text.split(":", -1);
        try {
            if (ends.length == 2) {
                return new Range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "--range: expected LOW:HIGH with numbers, found \"" + text + "\".");
    }

    /// `tau_part_3_tau_part_2` of `tau(part, 3)/tau(part, 2)`.
    static String fileName(String column) {
        String name = column.replaceAll("[^A-Za-z0-9.]+", "_").replaceAll("^_|_$", "");
        return name.isEmpty() ? "column" : name;
    }
}
