package org.kaon.lab.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.data.Dataset;
import org.kaon.io.column.Chunk;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.expression.Columns;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class PictureMakerTest {

    // Of one pixel: charged pT, neutral pT, charged multiplicity.
    private static final double[][] PT = {{30, 20, 50}, {10, 10}, {40}, {}};
    private static final double[][] CODES = {{211, 22, -11}, {2112, 130}, {-2212}, {}};
    private static final double[][] CHARGES = {{1, 0, 1}, {0, 0}, {-1}, {}};
    private static final double[][] SUMS = {{80, 20, 2}, {0, 20, 0}, {40, 0, 1}, {0, 0, 0}};

    @TempDir private Path folder;

    private static Columns momenta() {
        double[][] zeros = {{0, 0, 0}, {0, 0}, {0}, {}};
        return new Columns()
                .longs("label", 0, 1, 0, 1)
                .lists("Part.PT", PT)
                .lists("Part.Eta", zeros)
                .lists("Part.Phi", zeros);
    }

    private PreparedEvents prepare(Chunk chunk, String settings) throws IOException {
        String text =
                """
                name: test
                samples: [{files: t, label: label}]
                classes: [a, b]
                split: {train: 1, by: position}
                inputs:
                  i: {jet-image: {pixels: 1, extent: 2, intensity: color, %s}}
                model: [flatten, {dense: 2}]
                training: {loss: categorical_crossentropy}
                """
                        .formatted(settings);
        Experiment experiment = Experiment.read(text, "e.yaml", Path.of("/"), List.of());
        return Preparation.prepare(
                experiment, new MemoryCatalog().with("t", chunk), folder.resolve("scratch"), 1);
    }

    private double[][] pictures(Chunk chunk, String settings) throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (PreparedEvents events = prepare(chunk, settings)) {
            events.forEach(
                    Part.TRAIN,
                    "i",
                    (_, memory, offset) -> {
                        double[] row = new double[3];
                        for (int i = 0; i < 3; i++) {
                            row[i] = memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, offset + 4L * i);
                        }
                        rows.add(row);
                    });
        }
        return rows.toArray(double[][]::new);
    }

    private static void assertSums(double[][] found) {
        assertThat(found).hasDimensions(4, 3);
        for (int i = 0; i < 4; i++) {
            assertThat(found[i]).containsExactly(SUMS[i], within(1e-4));
        }
    }

    @Test
    void takesChargesFromTheColumnBesideTheMomenta() throws IOException {
        Chunk chunk = momenta().lists("Part.Charge", CHARGES).chunk();
        assertSums(pictures(chunk, "constituents: Part, normalise: none"));
    }

    @Test
    void takesChargesFromCodesOfParticles() throws IOException {
        Chunk chunk = momenta().lists("Part.PID", CODES).chunk();
        assertSums(pictures(chunk, "constituents: Part, normalise: none"));
    }

    @Test
    void takesMomentaAndChargesFromExpressions() throws IOException {
        Chunk chunk = momenta().lists("kind", CODES).chunk();
        assertSums(
                pictures(
                        chunk,
                        "constituents: 'pt=1000 * Part.PT / 1000, eta=Part.Eta, phi=Part.Phi',"
                                + " charge: pdg_charge(kind), normalise: none"));
    }

    @Test
    void saysWhichChargesItLooksForWhereThereAreNone() {
        assertThatThrownBy(() -> pictures(momenta().chunk(), "constituents: Part"))
                .hasMessageContaining("t: inputs.i.charge: intensity: color needs the charges")
                .hasMessageContaining("no list Part_charge, Part_q, nor Part_pdgid")
                .hasMessageContaining("`charge: pdg_charge(LIST)`, or draw `intensity: pt`");
        assertThatThrownBy(() -> pictures(momenta().chunk(), "constituents: Part, charge: label"))
                .hasMessageContaining("inputs.i.charge: \"label\" must give a list of numbers");
    }

    @Test
    void aCodeThatTellsNoChargeIsAMissingValue() {
        double[][] codes = {{211, 22, 0.5}, {2112, 130}, {-2212}, {}};
        Chunk chunk = momenta().lists("Part.PID", codes).chunk();
        assertThatThrownBy(() -> pictures(chunk, "constituents: Part"))
                .hasMessageContaining("pdg_charge(Part.PID) 1");
    }

    @Test
    void standardisesEachPixelByTheTrainingPart() throws IOException {
        Chunk chunk = momenta().lists("Part.Charge", CHARGES).chunk();
        double softening = 0.5;
        double[][] found = new double[4][3];
        try (PreparedEvents events =
                prepare(
                        chunk,
                        "constituents: Part, normalise: none, standardise: true, softening: 0.5")) {
            Dataset.Visit visit = Dataset.Visit.stored(4);
            try (Dataset.Pass pass = events.dataset(Part.TRAIN, Encoding.ONE_HOT).batches(visit)) {
                float[] all = pass.next().columns().getFirst().floats();
                for (int i = 0; i < 12; i++) {
                    found[i / 3][i % 3] = all[i];
                }
            }
        }
        for (int k = 0; k < 3; k++) {
            double mean = 0;
            double square = 0;
            for (double[] sums : SUMS) {
                mean += sums[k] / 4;
                square += sums[k] * sums[k] / 4;
            }
            double sigma = Math.sqrt(square - mean * mean);
            for (int i = 0; i < 4; i++) {
                assertThat(found[i][k])
                        .isCloseTo((SUMS[i][k] - mean) / (sigma + softening), within(1e-5));
            }
        }
    }
}
