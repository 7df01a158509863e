package org.kaon.lab.expression;

import org.kaon.physics.vector.CollinsSoper;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.HelicityAngle;
import org.kaon.physics.vector.InvariantMass;
import org.kaon.physics.vector.Kinematics;
import org.kaon.physics.vector.NeutrinoSolution;
import org.kaon.physics.vector.PtEtaPhiM;
import org.kaon.physics.vector.Razor;
import org.kaon.physics.vector.StransverseMass;
import org.kaon.physics.vector.StransverseMass.Side;
import org.kaon.physics.vector.TransverseMass;
import org.kaon.physics.vector.TransverseVector;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The formulas of kinematics over single particles and pairs, element by element: numbers are
/// repeated beside lists. What a formula does not define is NaN, as its class says.
///
/// *Units*: GeV, rad.
@SuppressWarnings("ImmutableEnumChecker") // the formulas hold no state
enum Kinematic {
    /// φ₁, φ₂: the difference in [−π, π).
    DELTA_PHI(2, x -> Kinematics.deltaPhi(x[0], x[1])),
    /// η₁, φ₁, η₂, φ₂.
    DELTA_R(4, x -> Kinematics.deltaR(x[0], x[1], x[2], x[3])),
    /// px, py, pz.
    PSEUDORAPIDITY(3, x -> Kinematics.eta(Kinematics.pt(x[0], x[1]), x[2])),
    /// pT, η, m.
    RAPIDITY(3, x -> Kinematics.rapidity(x[0], x[1], x[2])),
    /// pT₁, φ₁, pT₂, φ₂ of massless particles.
    TRANSVERSE_MASS(4, x -> TransverseMass.massless(x[0], x[1], x[2], x[3])),
    /// pT₁, η₁, φ₁, m₁, pT₂, η₂, φ₂, m₂.
    INVARIANT_MASS(8, x -> InvariantMass.of(particle(x, 0), particle(x, 4))),
    /// m₁, pT₁, φ₁, m₂, pT₂, φ₂, pTmiss, φmiss, mass of each invisible particle.
    MT2(9, x -> StransverseMass.of(side(x, 0), side(x, 3), flat(x, 6))),
    /// pT, η, φ of a massless lepton, pTmiss, φmiss, mass of the W: the smaller solution.
    NEUTRINO_PZ(6, x -> NeutrinoSolution.of(light(x, 0), flat(x, 3), x[5]).smaller()),
    /// pT, η, φ of the negative and of the positive lepton, both massless; z follows the pair.
    COLLINS_SOPER_COS(6, x -> CollinsSoper.following(light(x, 0), light(x, 3)).cosTheta()),
    /// The same for φ*.
    COLLINS_SOPER_PHI(6, x -> CollinsSoper.following(light(x, 0), light(x, 3)).phi()),
    /// pT, η, φ, m of a child and of its sibling: cos θ of the child in their parent's frame.
    HELICITY_COS(8, x -> helicity(particle(x, 0).cartesian(), particle(x, 4).cartesian())),
    /// pT, η, φ of two massless jets.
    RAZOR_MR(6, x -> Razor.of(light(x, 0), light(x, 3), TransverseVector.ZERO).mr()),
    /// pT, η, φ of two massless jets, pTmiss, φmiss.
    RAZOR_R2(8, x -> Razor.of(light(x, 0), light(x, 3), flat(x, 6)).squaredRatio());

    private final int arguments;
    private final ToDoubleFunction<double[]> formula;

    Kinematic(int arguments, ToDoubleFunction<double[]> formula) {
        this.arguments = arguments;
        this.formula = formula;
    }

    int arguments() {
        return arguments;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Kinematic::word).toList();
    }

    static Optional<Kinematic> named(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The value for each element of arguments that are equally long.
    Values of(List<Values> aligned) {
        double[] x = new double[arguments];
        double[] result = new double[aligned.getFirst().numbers().length];
        for (int i = 0; i < result.length; i++) {
            for (int k = 0; k < arguments; k++) {
                x[k] = aligned.get(k).numbers()[i];
            }
            result[i] = formula.applyAsDouble(x);
        }
        Values first = aligned.getFirst();
        return new Values(Type.of(false, first.type().list()), result, first.offsets());
    }

    private static double helicity(FourVector child, FourVector sibling) {
        return HelicityAngle.cosine(child, child.plus(sibling));
    }

    private static PtEtaPhiM particle(double[] x, int at) {
        return new PtEtaPhiM(x[at], x[at + 1], x[at + 2], x[at + 3]);
    }

    private static FourVector light(double[] x, int at) {
        return FourVector.ofPtEtaPhiM(x[at], x[at + 1], x[at + 2], 0);
    }

    private static TransverseVector flat(double[] x, int at) {
        return TransverseVector.ofPtPhi(x[at], x[at + 1]);
    }

    private static Side side(double[] x, int at) {
        return new Side(x[at], flat(x, at + 1), x[8]);
    }
}
