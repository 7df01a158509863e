package org.kaon.physics.vector;

/// Two groups of jets, chosen of all ways to make two groups that neither is empty so that the sum
/// of the squared masses of both is least; the one of larger transverse momentum comes first.
///
/// One jet stands alone beside the null vector; no jet gives two null vectors. Jets that are not
/// finite cannot be grouped: both are NaN.
///
/// *Source*: CMS, Phys. Rev. D 85 (2012) 012004.
public record Megajets(FourVector first, FourVector second) {

    /// As many jets as can be grouped: the work doubles with each.
    public static final int MOST = 20;

    private static final FourVector UNKNOWN =
            new FourVector(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /// Of the jets in [from, to).
    ///
    /// *Errors*: more than [#MOST] jets are an [IllegalArgumentException].
    public static Megajets of(FourVectors jets, long from, long to) {
        if (to - from > MOST) {
            throw new IllegalArgumentException(
                    "Megajets: at most %d jets can be grouped, found %d. Ask for a larger transverse momentum."
                            .formatted(MOST, to - from));
        }
        if (to - from < 2) {
            return new Megajets(jets.sum(from, to), FourVector.ZERO);
        }
        FourVector all = jets.sum(from, to);
        if (!Double.isFinite(all.e() + all.px() + all.py() + all.pz())) {
            return new Megajets(UNKNOWN, UNKNOWN);
        }
        Megajets best = lightest(jets, from + 1, to, jets.at(from), FourVector.ZERO);
        FourVector one = best.first;
        FourVector other = best.second;
        return one.pt() < other.pt() ? new Megajets(other, one) : best;
    }

    // The best way to share the jets in [from, to) among two groups that hold others already.
    private static Megajets lightest(
            FourVectors jets, long from, long to, FourVector left, FourVector right) {
        if (from == to) {
            return new Megajets(left, right);
        }
        FourVector jet = jets.at(from);
        Megajets apart = lightest(jets, from + 1, to, left, right.plus(jet));
        if (from + 1 == to && right.equals(FourVector.ZERO)) {
            return apart;
        }
        Megajets together = lightest(jets, from + 1, to, left.plus(jet), right);
        return together.squares() < apart.squares() ? together : apart;
    }

    private double squares() {
        return first.dot(first) + second.dot(second);
    }
}
