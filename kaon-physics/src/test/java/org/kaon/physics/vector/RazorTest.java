package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Random;

class RazorTest {

    private static final FourVector LEFT = FourVector.ofPtEtaPhiM(300, 0.4, 1, 20);
    private static final FourVector RIGHT = FourVector.ofPtEtaPhiM(220, -1.1, -2.4, 15);

    @Test
    void followsItsDefinition() {
        TransverseVector missing = new TransverseVector(-30, 90);
        Razor razor = Razor.of(LEFT, RIGHT, missing);
        double p = LEFT.p() + RIGHT.p();
        double pz = LEFT.pz() + RIGHT.pz();
        assertThat(razor.mr()).isCloseTo(Math.sqrt(p * p - pz * pz), within(1e-11));
        double dot =
                missing.px() * (LEFT.px() + RIGHT.px()) + missing.py() * (LEFT.py() + RIGHT.py());
        double mrt = Math.sqrt((missing.pt() * (LEFT.pt() + RIGHT.pt()) - dot) / 2);
        assertThat(razor.mrt()).isCloseTo(mrt, within(1e-11));
        assertThat(razor.ratio()).isEqualTo(razor.mrt() / razor.mr());
        assertThat(razor.squaredRatio()).isCloseTo(mrt * mrt / (p * p - pz * pz), within(1e-14));
    }

    @Test
    void staysTheSameUnderBoostsAlongTheBeamOfMasslessJets() {
        FourVector left = FourVector.ofPtEtaPhiM(300, 0.4, 1, 0);
        FourVector right = FourVector.ofPtEtaPhiM(220, -1.1, -2.4, 0);
        Boost boost = Boost.along(ThreeVector.Z, -2.5);
        TransverseVector missing = new TransverseVector(10, 20);
        Razor moved = Razor.of(boost.apply(left), boost.apply(right), missing);
        assertThat(moved.mr()).isCloseTo(Razor.of(left, right, missing).mr(), within(1e-10));
    }

    // Two equal parents at rest, each decaying to a massless jet and an invisible particle.
    @Test
    void peaksAtTheMassDifferenceOfPairsOfParents() {
        double delta = (500.0 * 500 - 100 * 100) / 500;
        FourVector jet = FourVector.ofPtEtaPhiM(delta / 2, 0, 0.3, 0);
        FourVector other = FourVector.ofPtEtaPhiM(delta / 2, 0, 2.1, 0);
        TransverseVector missing =
                TransverseVector.ZERO.minus(jet.transverse()).minus(other.transverse());
        Razor razor = Razor.of(jet, other, missing);
        assertThat(razor.mr()).isCloseTo(delta, within(1e-11));
        assertThat(razor.mrt()).isLessThanOrEqualTo(delta);
    }

    @Test
    void isDefinedForJetsAlongTheBeamAndForNone() {
        FourVector beam = new FourVector(100, 0, 0, 100);
        FourVector back = new FourVector(25, 0, 0, -25);
        Razor head = Razor.of(beam, back, TransverseVector.ZERO);
        assertThat(head.mr()).isCloseTo(100, within(1e-12));
        assertThat(head.mrt()).isZero();
        assertThat(head.ratio()).isZero();
        assertThat(Razor.of(beam, beam, TransverseVector.ZERO).mr()).isZero();
        assertThat(Razor.of(FourVector.ZERO, FourVector.ZERO, TransverseVector.ZERO).ratio())
                .isNaN();
    }

    private static FourVectors jets(double[][] rows) {
        double[][] columns = new double[4][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < 4; k++) {
                columns[k][i] = rows[i][k];
            }
        }
        return FourVectors.cylindrical(
                Component.of(columns[0]),
                Component.of(columns[1]),
                Component.of(columns[2]),
                Component.of(columns[3]));
    }

    @Test
    void groupsJetsAsTheSlowSearchOverAllWaysDoes() {
        Random random = new Random(4);
        for (int n = 2; n <= 7; n++) {
            double[][] rows = new double[n + 1][];
            for (int i = 0; i <= n; i++) {
                rows[i] =
                        new double[] {
                            20 + 200 * random.nextDouble(),
                            random.nextGaussian(),
                            7 * random.nextDouble(),
                            5
                        };
            }
            FourVectors jets = jets(rows);
            Megajets found = Megajets.of(jets, 1, n + 1);
            double best = Double.POSITIVE_INFINITY;
            for (int bits = 1; bits < (1 << n) - 1; bits++) {
                FourVector[] sums = {FourVector.ZERO, FourVector.ZERO};
                for (int i = 0; i < n; i++) {
                    int side = bits >> i & 1;
                    sums[side] = sums[side].plus(jets.at(i + 1));
                }
                best = Math.min(best, sums[0].dot(sums[0]) + sums[1].dot(sums[1]));
            }
            double squares = found.first().dot(found.first()) + found.second().dot(found.second());
            assertThat(squares).isCloseTo(best, within(1e-9 * best));
            assertThat(found.first().pt()).isGreaterThanOrEqualTo(found.second().pt());
            assertThat(found.first().plus(found.second()).e())
                    .isCloseTo(jets.sum(1, n + 1).e(), within(1e-10));
            TransverseVector missing = new TransverseVector(50, 0);
            assertThat(Razor.of(found, missing))
                    .isEqualTo(Razor.of(found.first(), found.second(), missing));
        }
    }

    @Test
    void leavesNoGroupEmptyUnlessJetsAreMissing() {
        FourVectors two = jets(new double[][] {{50, 0, 0, 5}, {50, 0, 0, 5}});
        assertThat(Megajets.of(two, 0, 2).second().pt()).isEqualTo(50);
        assertThat(Megajets.of(two, 0, 1)).isEqualTo(new Megajets(two.at(0), FourVector.ZERO));
        assertThat(Megajets.of(two, 0, 0))
                .isEqualTo(new Megajets(FourVector.ZERO, FourVector.ZERO));
    }

    @Test
    void refusesMoreJetsThanCanBeGrouped() {
        FourVectors many = jets(new double[21][4]);
        assertThatThrownBy(() -> Megajets.of(many, 0, 21))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at most 20")
                .hasMessageContaining("found 21");
    }
}
