package org.kaon.physics.substructure;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The random jets of `make_substructure.py` and what FastJet and EnergyFlow say of them.
record SubstructureFixture(List<FourVectors> jets, List<Expected> expected) {

    /// One number of the reference tools.
    record Expected(int jet, String quantity, String settings, double value) {

        double setting(int index) {
            return Double.parseDouble(settings.split(" ")[index]);
        }
    }

    static SubstructureFixture read() {
        List<List<double[]>> jets = new ArrayList<>();
        for (String[] row : rows("jets.csv")) {
            if (Integer.parseInt(row[0]) == jets.size()) {
                jets.add(new ArrayList<>());
            }
            double[] momentum = new double[4];
            for (int k = 0; k < 4; k++) {
                momentum[k] = Double.parseDouble(row[k + 1]);
            }
            jets.getLast().add(momentum);
        }
        List<Expected> expected =
                rows("expected.csv").stream()
                        .map(row ->
                                new Expected(
                                        Integer.parseInt(row[0]),
                                        row[1],
                                        row[2],
                                        Double.parseDouble(row[3].replace("nan", "NaN"))))
                        .toList();
        return new SubstructureFixture(
                jets.stream().map(SubstructureFixture::vectors).toList(), expected);
    }

    static FourVectors vectors(List<double[]> particles) {
        Component[] columns = new Component[4];
        for (int k = 0; k < 4; k++) {
            int axis = k;
            columns[k] = Component.of(particles.stream().mapToDouble(p -> p[axis]).toArray());
        }
        return FourVectors.cartesian(columns[0], columns[1], columns[2], columns[3]);
    }

    /// A massless particle.
    static double[] particle(double pt, double y, double phi) {
        return new double[] {
            pt * Math.cosh(y), pt * Math.cos(phi), pt * Math.sin(phi), pt * Math.sinh(y)
        };
    }

    List<Expected> of(String start) {
        return expected.stream().filter(e -> e.quantity().startsWith(start)).toList();
    }

    FourVectors jet(Expected wanted) {
        return jets.get(wanted.jet());
    }

    static List<String[]> rows(String name) {
        try (InputStream stream = SubstructureFixture.class.getResourceAsStream(name)) {
            String text = new String(Objects.requireNonNull(stream, name).readAllBytes(), UTF_8);
            return text.lines().skip(1).map(row -> row.split(",")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
