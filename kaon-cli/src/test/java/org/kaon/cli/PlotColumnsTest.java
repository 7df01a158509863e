package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class PlotColumnsTest {

    private static final String EVENTS =
            House.here().root().resolve("examples/top-tagging/data/jets.root").toString();

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir private Path folder;

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }

    @Test
    void writesAFigureForEachColumn() {
        int code =
                kaon(
                        "plot",
                        EVENTS,
                        "--columns=jet_mass,jet_pt / 1000",
                        "--by=label",
                        "--bins=20",
                        "--out=" + folder.resolve("plots"));
        assertThat(code).as(err.toString()).isZero();
        assertThat(folder.resolve("plots/jet_mass.svg")).content().contains("label = 1");
        assertThat(Files.exists(folder.resolve("plots/jet_pt_1000.png"))).isTrue();
        assertThat(out.toString()).contains("jet_mass.svg, .png");
    }

    @Test
    void tellsMistakes() {
        assertThat(kaon("plot", EVENTS, "--columns=jet_mas", "--out=" + folder)).isEqualTo(1);
        assertThat(err.toString()).contains("no column \"jet_mas\"", "jet_mass");
        assertThat(kaon("plot", EVENTS, "--columns=jet_mass +", "--out=" + folder)).isEqualTo(1);
        assertThat(kaon("plot", EVENTS, "--columns=npart", "--range=1", "--out=" + folder))
                .isEqualTo(1);
        assertThat(err.toString()).contains("LOW:HIGH");
    }
}
