package org.kaon.benchmark;

import org.kaon.physics.generator.calorimeter.Beam;
import org.kaon.physics.generator.calorimeter.Box;
import org.kaon.physics.generator.calorimeter.Box.Pitch;
import org.kaon.physics.generator.calorimeter.Calorimeter;
import org.kaon.physics.generator.calorimeter.CalorimeterShower;
import org.kaon.physics.generator.calorimeter.CalorimeterShower.Labels;
import org.kaon.physics.generator.calorimeter.Longitudinal;
import org.kaon.physics.generator.calorimeter.Medium;
import org.kaon.physics.generator.calorimeter.Particle;
import org.kaon.physics.generator.calorimeter.Profile;

import java.io.PrintStream;
import java.util.Locale;

/// `kaon bench generate --showers`: response, resolution and centre of gravity of generated
/// electrons in tungsten and silicon beside what the parametrisation's formulas say of contained
/// showers.
public final class ShowerTable {

    private static final int LAYERS = 80;
    private static final double WIDE = 1e9;
    private static final int NODES = 41;

    private ShowerTable() {}

    /// Prints a line for each energy.
    public static void print(int events, PrintStream out) {
        out.println("| E (GeV) | E_vis/E | σ/E (%) | 15 %/√E | ⟨t⟩ (X₀) | ⟨α/β⟩ of the formulas |");
        out.println("|---|---|---|---|---|---|");
        for (double energy : new double[] {5, 20, 100, 400}) {
            out.println(row(energy, events));
            out.flush();
        }
    }

    static String row(double energy, int events) {
        Medium medium = Medium.tungstenSilicon();
        Box box =
                new Box(
                        "cells",
                        new Pitch(1, WIDE),
                        new Pitch(1, WIDE),
                        new Pitch(LAYERS, medium.radiationLength()));
        CalorimeterShower showers =
                new CalorimeterShower(
                        Beam.of(Particle.ELECTRON, energy),
                        Calorimeter.of(medium, box),
                        Labels.PLAIN);
        float[][] out = showers.allocate(events);
        showers.fill(1, 0, events, out);
        Moments response = new Moments(), depth = new Moments();
        for (int i = 0; i < events; i++) {
            double sum = 0, weighted = 0;
            for (int layer = 0; layer < LAYERS; layer++) {
                double cell = out[0][i * LAYERS + layer];
                sum += cell;
                weighted += cell * (layer + 0.5);
            }
            response.add(sum / energy);
            depth.add(weighted / sum);
        }
        double sigma = 100 * response.deviation();
        return String.format(
                Locale.ROOT,
                "| %.0f | %.4f ± %.4f | %.2f ± %.2f | %.2f | %.3f ± %.3f | %.3f |",
                energy,
                response.mean(),
                response.error(),
                sigma,
                sigma / Math.sqrt(2.0 * events),
                15 / Math.sqrt(energy),
                depth.mean(),
                depth.error(),
                centre(Longitudinal.of(energy, medium)));
    }

    /// The mean of α/β over both normal numbers.
    private static double centre(Longitudinal longitudinal) {
        double sum = 0, weights = 0;
        for (int i = 0; i < NODES * NODES; i++) {
            double a = 12.0 * (i / NODES) / (NODES - 1) - 6,
                    b = 12.0 * (i % NODES) / (NODES - 1) - 6;
            double weight = Math.exp(-0.5 * (a * a + b * b));
            Profile profile = longitudinal.profile(a, b);
            sum += weight * profile.alpha() / profile.beta();
            weights += weight;
        }
        return sum / weights;
    }

    /// Mean and spread of a sample.
    private static final class Moments {

        private int count;
        private double sum;
        private double squares;

        void add(double x) {
            count++;
            sum += x;
            squares += x * x;
        }

        double mean() {
            return sum / count;
        }

        double deviation() {
            return Math.sqrt(Math.max(squares / count - mean() * mean(), 0));
        }

        double error() {
            return deviation() / Math.sqrt(count);
        }
    }
}
