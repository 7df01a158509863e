package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;

import java.util.ArrayList;
import java.util.List;

/// Showers of particles of a [Beam] in a [Calorimeter].
///
/// Electrons start at the face; photons at a depth with density `e^(−t·7/9)` (in X₀), the pair then
/// as one electron of the photon's energy; pions after [Hadronic]. The axis of an inclined shower
/// passes the middle of the cells at the mean depth of its maximum, so that the shower lies in the
/// window. Energy that leaves the cells is lost. Energies are those of electrons: on average a
/// contained electron's cells sum up to its energy.
///
/// *Left out*: tracks in front of the calorimeter, noise, cracks, Landau–Pomeranchuk–Migdal effect,
/// muons from pions.
///
/// @param labels the names and unit of what each event was made of
public record CalorimeterShower(Beam beam, Calorimeter calorimeter, Labels labels)
        implements Generator {

    /// How the labels of a shower are called.
    public enum Labels {
        /// `energy` (GeV), `theta`, `pdgID`.
        PLAIN,
        /// `incident_energies` (1) in MeV, `theta`, `pdgID`.
        CALO_CHALLENGE
    }

    private static final double CONVERSION = 9 / 7.0;

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>(calorimeter.cells().fields());
        fields.add(
                labels == Labels.PLAIN
                        ? Field.number("energy", "GeV", "energy of the particle")
                        : Field.array("incident_energies", "MeV", "energy of the particle", 1));
        fields.add(Field.number("theta", "rad", "π/2 + angle to the normal of the face"));
        fields.add(Field.whole("pdgID", "the particle in the PDG's numbering"));
        return fields;
    }

    @Override
    public Maker maker() {
        Electromagnetic electromagnetic =
                new Electromagnetic(
                        calorimeter.medium(), calorimeter.response().electromagneticTerm());
        Hadronic hadronic =
                new Hadronic(
                        electromagnetic,
                        calorimeter.response().hadronicTerm(),
                        calorimeter.response().electronToHadron());
        Scratch scratch = Scratch.of(calorimeter.cells());
        int[] sizes = calorimeter.cells().fields().stream().mapToInt(Field::size).toArray();
        return (draws, out, row) -> {
            Particle particle = beam.particle(draws);
            double energy = beam.energy(draws);
            double angle = Math.toRadians(beam.angle().draw(draws));
            scratch.deposits().start(axis(energy, angle, draws));
            double end = calorimeter.cells().depth() / Math.cos(angle) + tail();
            switch (particle) {
                case ELECTRON -> electromagnetic.shower(energy, 0, end, scratch, draws);
                case PHOTON -> {
                    double start =
                            CONVERSION
                                    * draws.exponential()
                                    * calorimeter.medium().radiationLength();
                    electromagnetic.shower(energy, start, end, scratch, draws);
                }
                case PION -> hadronic.shower(energy, end, scratch, draws);
            }
            copy(scratch.deposits().energies(), sizes, out, row);
            out[sizes.length][row] = (float) (labels == Labels.PLAIN ? energy : 1000 * energy);
            out[sizes.length + 1][row] = (float) (Math.PI / 2 + angle);
            out[sizes.length + 2][row] = particle.pdg();
        };
    }

    // An inclined shower reaches back into the cells from a little behind them.
    private double tail() {
        return beam.angle().low() == 0 && beam.angle().high() == 0
                ? 0
                : 2 * calorimeter.medium().moliereRadius();
    }

    private Axis axis(double energy, double angle, Draws draws) {
        Medium medium = calorimeter.medium();
        double maximum =
                Math.exp(Longitudinal.of(energy, medium).meanLogT()) * medium.radiationLength();
        double x = -maximum * Math.sin(angle);
        double y = 0;
        if (beam.impact() > 0) {
            x += draws.uniform(-beam.impact(), beam.impact());
            y += draws.uniform(-beam.impact(), beam.impact());
        }
        return new Axis(x, y, angle, 0);
    }

    private void copy(double[] energies, int[] sizes, float[][] out, int row) {
        double scale = calorimeter.cells().scale();
        double least = calorimeter.threshold() * 1e-3;
        int at = 0;
        for (int i = 0; i < sizes.length; i++) {
            int to = row * sizes[i];
            for (int j = 0; j < sizes[i]; j++) {
                double energy = energies[at++];
                out[i][to + j] = energy < least ? 0 : (float) (scale * energy);
            }
        }
    }
}
