package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Setting;

/// A calorimeter: its material, its cells, and how it responds.
///
/// @param threshold cells with less than this, in MeV, are set to 0
public record Calorimeter(Medium medium, Cells cells, Response response, double threshold) {

    /// How energy becomes signal.
    ///
    /// @param electromagneticTerm c of `σ/E = c/√E` for electromagnetic energy
    /// @param hadronicTerm the same for the hadronic part of a pion's shower
    /// @param electronToHadron e/h
    public record Response(
            double electromagneticTerm, double hadronicTerm, double electronToHadron) {

        public Response {
            ELECTROMAGNETIC.check(electromagneticTerm);
            HADRONIC.check(hadronicTerm);
            E_TO_H.check(electronToHadron);
        }
    }

    static final Setting.Real ELECTROMAGNETIC =
            Setting.number(
                    "em-term",
                    0.15,
                    new Interval(0.01, 1),
                    "",
                    "c of σ/E = c/√(E/GeV) for e and γ");
    static final Setting.Real HADRONIC =
            Setting.number(
                    "had-term",
                    0.5,
                    new Interval(0.01, 2),
                    "",
                    "c of σ/E = c/√(E/GeV) for the hadronic part of pions");
    static final Setting.Real E_TO_H =
            Setting.number(
                    "e-over-h",
                    1.4,
                    new Interval(0.5, 5),
                    "",
                    "response to electromagnetic over that to hadronic energy");
    static final Setting.Real THRESHOLD =
            Setting.number(
                    "threshold", 0, new Interval(0, 1000), "MeV", "cells with less become 0");

    public Calorimeter {
        THRESHOLD.check(threshold);
    }

    /// With the usual response and no threshold.
    public static Calorimeter of(Medium medium, Cells cells) {
        return new Calorimeter(
                medium,
                cells,
                new Response(ELECTROMAGNETIC.usual(), HADRONIC.usual(), E_TO_H.usual()),
                0);
    }
}
