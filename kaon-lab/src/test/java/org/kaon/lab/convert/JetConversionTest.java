package org.kaon.lab.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sinks;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.FormatException;
import org.kaon.lab.expression.Columns;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// New columns that are numbers of jets.
class JetConversionTest {

    @TempDir private Path folder;

    @Test
    void numbersOfJetsReadTheirParticles() throws IOException {
        Path jets = folder.resolve("jets.parquet");
        double[][] lists = {{30, 20}, {10}};
        Chunk events =
                new Columns()
                        .lists("part_pt", lists)
                        .lists("part_eta", new double[][] {{0, 0.1}, {1}})
                        .lists("part_phi", new double[][] {{0, 0.1}, {1}})
                        .doubles("w", 1, 2)
                        .chunk();
        Sinks.write(jets, events.schema(), sink -> sink.write(events));
        Query query =
                new Query(
                        List.of("w"),
                        List.of(),
                        List.of("n = multiplicity(part)"),
                        Optional.of("jet_pt(part) > 20"),
                        RowRange.ALL);
        new Conversion(
                        List.of(jets.toString()),
                        query,
                        Fitting.NONE,
                        Optional.empty(),
                        folder.resolve("n.csv"))
                .write(folder, _ -> {});
        assertThat(folder.resolve("n.csv")).hasContent("w,n\n1.0,2.0\n");
        Query mass =
                new Query(
                        List.of("w"),
                        List.of(),
                        List.of("m=jet_mass(muon)"),
                        Optional.empty(),
                        RowRange.ALL);
        Conversion wrong =
                new Conversion(
                        List.of(jets.toString()),
                        mass,
                        Fitting.NONE,
                        Optional.empty(),
                        folder.resolve("x.csv"));
        assertThatThrownBy(() -> wrong.write(folder, _ -> {}))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("--new m: in \"jet_mass(muon)\"");
    }
}
