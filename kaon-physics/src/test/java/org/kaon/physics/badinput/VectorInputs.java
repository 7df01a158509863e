package org.kaon.physics.badinput;

import org.kaon.physics.vector.Boost;
import org.kaon.physics.vector.CollinsSoper;
import org.kaon.physics.vector.Coordinates;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;
import org.kaon.physics.vector.HelicityAngle;
import org.kaon.physics.vector.InvariantMass;
import org.kaon.physics.vector.Kinematics;
import org.kaon.physics.vector.Megajets;
import org.kaon.physics.vector.MissingEnergy;
import org.kaon.physics.vector.NeutrinoSolution;
import org.kaon.physics.vector.PtEtaPhiM;
import org.kaon.physics.vector.Razor;
import org.kaon.physics.vector.Rotation;
import org.kaon.physics.vector.StransverseMass;
import org.kaon.physics.vector.ThreeVector;
import org.kaon.physics.vector.TransverseMass;
import org.kaon.physics.vector.TransverseVector;

import java.util.List;

/// Bad four-vectors, and every formula of them.
final class VectorInputs {

    private static final FourVector GOOD = new FourVector(40, 20, 10, 30);
    private static final TransverseVector MISSING = new TransverseVector(5, -7);
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private VectorInputs() {}

    private static Family<FourVector> vectors(Family<FourVector> family) {
        return family.input("null", FourVector.ZERO)
                .input("along the beam", new FourVector(9, 0, 0, 9))
                .input("at rest", new FourVector(5, 0, 0, 0))
                .input("E = 0", new FourVector(0, 20, 10, 30))
                .input("E < 0", new FourVector(-40, 20, 10, 30))
                .input("px NaN", new FourVector(40, Double.NaN, 10, 30))
                .input("E NaN", new FourVector(Double.NaN, 20, 10, 30))
                .input("E infinite", new FourVector(INFINITE, 20, 10, 30))
                .input("pz infinite", new FourVector(INFINITE, 20, 10, INFINITE));
    }

    static Family<FourVector> one() {
        Family<FourVector> family =
                vectors(
                        new Family<>(
                                "Four-vectors",
                                "Numbers of one vector `(E, px, py, pz)`, and of it beside the good"
                                        + " one (40, 20, 10, 30)."));
        return family.ask("pT", "a component is", FourVector::pt)
                .ask("p", "a component is", FourVector::p)
                .ask("η", "along the beam, or a component is", FourVector::eta)
                .ask("φ", "a component is NaN", FourVector::phi)
                .ask("y", "along the beam, or a component is", FourVector::rapidity)
                .ask("mass", "a component is", FourVector::mass)
                .ask("Δφ", "a component is NaN", v -> v.deltaPhi(GOOD))
                .ask("ΔR", "along the beam, or a component is", v -> v.deltaR(GOOD))
                .ask("angle", "a component is", v -> v.momentum().angle(GOOD.momentum()))
                .ask("sum: mass", "a component is", v -> InvariantMass.of(list(v, GOOD), 0, 2))
                .ask(
                        "boost of (40, 20, 10, 30) to its rest frame: E",
                        "m² ≤ 0, or a component is",
                        v -> Boost.toRestFrameOf(v).apply(GOOD).e())
                .ask(
                        "rotation of z to it: x, y, z",
                        "a component is",
                        v ->
                                components(
                                        Rotation.taking(ThreeVector.Z, v.momentum())
                                                .apply(ThreeVector.Z)));
    }

    static Family<FourVector> events() {
        return vectors(
                        new Family<>(
                                "Systems of particles",
                                "The bad vector beside the good one, with (5, −7) GeV missing where"
                                        + " something is."))
                .ask(
                        "missing pT",
                        "a component is",
                        v -> MissingEnergy.of(list(v, GOOD), 0, 2).pt())
                .ask(
                        "missing pT, its significance",
                        "a component is",
                        v -> MissingEnergy.of(list(v, v), 0, 2).significance())
                .ask(
                        "pz of a neutrino: real, smaller, larger",
                        "no mT, or a component is",
                        v -> {
                            NeutrinoSolution w = NeutrinoSolution.of(v, MISSING, 80.37);
                            return List.of(w.real(), w.smaller(), w.larger());
                        })
                .ask(
                        "helicity angle",
                        "no rest frame or flight, or a component is",
                        v -> HelicityAngle.cosine(GOOD, v))
                .ask(
                        "Collins–Soper cos θ*, φ*",
                        "the pair has no mass, or a component is",
                        v -> {
                            CollinsSoper angles = CollinsSoper.of(v, GOOD);
                            return List.of(angles.cosTheta(), angles.phi());
                        })
                .ask(
                        "razor M_R, R",
                        "M_R is 0 (R), or a component is",
                        v -> {
                            Razor razor = Razor.of(v, v, MISSING);
                            return List.of(razor.mr(), razor.ratio());
                        })
                .ask(
                        "megajets: E",
                        "a component is",
                        v -> Megajets.of(list(v, GOOD), 0, 2).first().e())
                .ask("M_T2", "a component is", v -> StransverseMass.of(v, GOOD, MISSING, 0))
                .ask(
                        "M_T2, χ = 50 GeV",
                        "a component is",
                        v -> StransverseMass.of(v, GOOD, MISSING, 50));
    }

    static Family<PtEtaPhiM> polar() {
        PtEtaPhiM good = PtEtaPhiM.of(GOOD);
        return new Family<PtEtaPhiM>(
                        "pT, η, φ, m",
                        "One particle in these coordinates, and a pair with a good one.")
                .input("pT = 0", new PtEtaPhiM(0, 1, 1, 1))
                .input("pT < 0", new PtEtaPhiM(-5, 1, 1, 1))
                .input("m < 0", new PtEtaPhiM(5, 1, 1, -1))
                .input("m < −p", new PtEtaPhiM(5, 1, 1, -100))
                .input("η = 20", new PtEtaPhiM(5, 20, 1, 1))
                .input("η = 800", new PtEtaPhiM(5, 800, 1, 1))
                .input("η = ∞", new PtEtaPhiM(5, INFINITE, 1, 1))
                .input("φ = 1e6", new PtEtaPhiM(5, 1, 1e6, 1))
                .input("φ NaN", new PtEtaPhiM(5, 1, Double.NaN, 1))
                .ask(
                        "E",
                        "pz is too large for a number, or a coordinate is",
                        p -> p.cartesian().e())
                .ask("px", "φ is NaN", p -> p.cartesian().px())
                .ask("y", "m² < −pT², or pz is too large for a number", PtEtaPhiM::rapidity)
                .ask("mT", "m² < −pT²", PtEtaPhiM::transverseMass)
                .ask(
                        "mass of a pair",
                        "pT < 0, m² < −pT², sinh η is too large for a number, or a coordinate is",
                        p -> InvariantMass.of(p, good))
                .ask(
                        "mass of a massless pair",
                        "pT < 0, sinh η is too large for a number, or a coordinate is",
                        p ->
                                InvariantMass.massless(
                                        p.pt(),
                                        p.eta(),
                                        p.phi(),
                                        good.pt(),
                                        good.eta(),
                                        good.phi()))
                .ask(
                        "transverse mass of a pair",
                        "pT < 0, m² < −pT², or φ is NaN",
                        p -> TransverseMass.of(p, good))
                .ask("ΔR", "a coordinate is", p -> Kinematics.deltaR(p.eta(), p.phi(), 0, 0))
                .ask(
                        "stored as E, px, py, pz and back: pT, η",
                        "pz is too large for a number, or a coordinate is",
                        VectorInputs::roundTrip);
    }

    private static List<Double> roundTrip(PtEtaPhiM p) {
        FourVectors there = JetInputs.particles(new double[4]);
        FourVectors back =
                new FourVectors(
                        Coordinates.PT_ETA_PHI_M,
                        there.first(),
                        there.second(),
                        there.third(),
                        there.fourth());
        there.set(0, p.cartesian());
        there.copyTo(0, 1, back, 0);
        return List.of(back.first().at(0), back.second().at(0));
    }

    static Family<Double> settings() {
        return new Family<Double>("Settings of transformations", "One number x each.")
                .input("0", 0.0)
                .input("1", 1.0)
                .input("−2", -2.0)
                .input("NaN", Double.NaN)
                .input("∞", INFINITE)
                .ask(
                        "boost by the velocity x along z: E of (40, 20, 10, 30)",
                        x -> Boost.byVelocity(ThreeVector.Z.times(x)).apply(GOOD).e())
                .ask(
                        "boost by the rapidity x along z: E",
                        x -> Boost.along(ThreeVector.Z, x).apply(GOOD).e())
                .ask(
                        "boost along the axis (x, 0, 0): γ",
                        x -> Boost.along(new ThreeVector(x, 0, 0), 1).gamma())
                .ask(
                        "rotation by x about z: px",
                        x -> Rotation.about(ThreeVector.Z, x).apply(GOOD).px())
                .ask(
                        "rotation about the axis (x, 0, 0): py",
                        x -> Rotation.about(new ThreeVector(x, 0, 0), 1).apply(GOOD).py());
    }

    private static List<Double> components(ThreeVector v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static FourVectors list(FourVector... all) {
        double[][] parts = new double[all.length][];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = new double[] {all[i].e(), all[i].px(), all[i].py(), all[i].pz()};
        }
        return JetInputs.particles(parts);
    }
}
