package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.Settings;
import org.kaon.physics.generator.calorimeter.Box.Pitch;
import org.kaon.physics.generator.calorimeter.CalorimeterShower.Labels;

import java.util.List;

/// The kinds of calorimeter showers.
public final class CalorimeterKinds {

    private CalorimeterKinds() {}

    /// All of them.
    public static List<Kind> all() {
        return List.of(
                kind(
                        "shower-2d",
                        "showers in a tungsten–silicon calorimeter of 25 × 25 cells, seen from the"
                                + " side (x, depth)",
                        new Usual(new Interval(10, 500), new Interval(0, 0), Beam.Spectrum.FLAT),
                        Medium.tungstenSilicon(),
                        box(25, 5, new Pitch(1, 125)),
                        Labels.PLAIN),
                kind(
                        "shower-3d",
                        "showers in a tungsten–silicon calorimeter of 25 × 25 × 25 cells",
                        new Usual(new Interval(10, 500), new Interval(0, 0), Beam.Spectrum.FLAT),
                        Medium.tungstenSilicon(),
                        box(25, 5, new Pitch(25, 5)),
                        Labels.PLAIN),
                kind(
                        "shower-angle",
                        "inclined showers in 51 × 51 × 25 cells of a tungsten–silicon calorimeter",
                        new Usual(new Interval(10, 500), new Interval(-30, 30), Beam.Spectrum.FLAT),
                        Medium.tungstenSilicon(),
                        box(51, 5, new Pitch(51, 5)),
                        Labels.PLAIN),
                kind(
                        "shower-layers",
                        "showers in three layers of a lead–argon calorimeter, as CaloGAN has them",
                        new Usual(new Interval(1, 100), new Interval(0, 0), Beam.Spectrum.FLAT),
                        Medium.leadArgon(),
                        Segments.ofCaloGan(),
                        Labels.PLAIN),
                kind(
                        "shower-cylinder",
                        "showers in 45 × 16 × 9 cells around their axis, as CaloChallenge's data"
                                + " set 2",
                        new Usual(new Interval(1, 1000), new Interval(0, 0), Beam.Spectrum.LOG),
                        Medium.fineTungstenSilicon(),
                        Cylinder.coarse(),
                        Labels.CALO_CHALLENGE),
                kind(
                        "shower-cylinder-fine",
                        "showers in 45 × 50 × 18 cells around their axis, as CaloChallenge's data"
                                + " set 3",
                        new Usual(new Interval(1, 1000), new Interval(0, 0), Beam.Spectrum.LOG),
                        Medium.fineTungstenSilicon(),
                        Cylinder.fine(),
                        Labels.CALO_CHALLENGE),
                kind(
                        "shower-cylinder-layers",
                        "showers in 368 cells of five unlike layers, as CaloChallenge's data set 1",
                        new Usual(new Interval(0.256, 4000), new Interval(0, 0), Beam.Spectrum.LOG),
                        Medium.leadArgon(),
                        Cylinder.photons(),
                        Labels.CALO_CHALLENGE));
    }

    private static Box box(int cells, double size, Pitch y) {
        return new Box("ECAL", new Pitch(cells, size), y, new Pitch(25, 5.1));
    }

    /// Defaults of a beam that differ from kind to kind.
    private record Usual(Interval energy, Interval angle, Beam.Spectrum spectrum) {

        Setting.Span energySetting() {
            return Setting.span(
                    Beam.ENERGY.name(),
                    energy,
                    Beam.ENERGY.range(),
                    Beam.ENERGY.unit(),
                    Beam.ENERGY.meaning());
        }

        Setting.Span angleSetting() {
            return Setting.span(
                    Beam.ANGLE.name(),
                    angle,
                    Beam.ANGLE.range(),
                    Beam.ANGLE.unit(),
                    Beam.ANGLE.meaning());
        }

        Setting.Choice<Beam.Spectrum> spectrumSetting() {
            return Setting.choice(Beam.SPECTRUM.name(), spectrum, Beam.SPECTRUM.meaning());
        }

        Beam beam(Settings settings) {
            return new Beam(
                    settings.of(Beam.PARTICLES),
                    settings.of(energySetting()),
                    settings.of(spectrumSetting()),
                    settings.of(angleSetting()),
                    settings.of(Beam.IMPACT));
        }
    }

    private static Kind kind(
            String name, String summary, Usual usual, Medium medium, Cells cells, Labels labels) {
        List<Setting<?>> settings =
                List.of(
                        Beam.PARTICLES,
                        usual.energySetting(),
                        usual.spectrumSetting(),
                        usual.angleSetting(),
                        Beam.IMPACT,
                        Calorimeter.ELECTROMAGNETIC,
                        Calorimeter.HADRONIC,
                        Calorimeter.E_TO_H,
                        Calorimeter.THRESHOLD);
        return new Kind(
                name, summary, settings, given -> generator(given, usual, medium, cells, labels));
    }

    private static Generator generator(
            Settings given, Usual usual, Medium medium, Cells cells, Labels labels) {
        Calorimeter.Response response =
                new Calorimeter.Response(
                        given.of(Calorimeter.ELECTROMAGNETIC),
                        given.of(Calorimeter.HADRONIC),
                        given.of(Calorimeter.E_TO_H));
        Calorimeter calorimeter =
                new Calorimeter(medium, cells, response, given.of(Calorimeter.THRESHOLD));
        return new CalorimeterShower(usual.beam(given), calorimeter, labels);
    }
}
