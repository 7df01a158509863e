package org.kaon.physics.jet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.physics.jet.JetImage.Normalise;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.Kinematics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What a jet image may not depend on. The jets keep a millionth of distance from pixel edges, so
/// that rounding moves nothing.
class JetInvarianceTest {

    private static final JetImage STANDARD = JetImage.standard();

    private final JetFixture fixture = JetFixture.read();

    /// A jet of constituents at (η, φ) around the axis: the place of each relative to the axis is
    /// what `move` returns.
    private interface Move {
        double[] of(double eta, double phi);
    }

    private double[][] moved(int jet, Move move) {
        double[][] old = fixture.jet(jet);
        FourVector axis = Invariance.vectors(old).sum(0, old[0].length);
        double[][] result = new double[4][old[0].length];
        for (int i = 0; i < old[0].length; i++) {
            FourVector from = Invariance.vectors(old).at(i);
            double phi = Kinematics.deltaPhi(from.phi(), axis.phi());
            double[] place = move.of(from.eta() - axis.eta(), phi);
            FourVector to =
                    FourVector.ofPtEtaPhiM(
                            from.pt(), axis.eta() + place[0], axis.phi() + place[1], 0);
            result[0][i] = to.e();
            result[1][i] = to.px();
            result[2][i] = to.py();
            result[3][i] = to.pz();
        }
        return result;
    }

    private void expectSame(Move move) {
        for (int jet = 0; jet < fixture.jets(); jet++) {
            assertThat(
                            Invariance.distance(
                                    Invariance.draw(STANDARD, moved(jet, move)),
                                    fixture.draw(STANDARD, jet)))
                    .as("jet %d", jet)
                    .isLessThan(1e-4);
        }
    }

    @Test
    void rotationAboutTheAxisChangesNothing() {
        for (double angle : new double[] {0.4, 1.9, -2.7}) {
            double c = Math.cos(angle);
            double s = Math.sin(angle);
            expectSame((eta, phi) -> new double[] {c * eta - s * phi, s * eta + c * phi});
        }
    }

    @Test
    void mirrorsInEtaAndPhiChangeNothing() {
        expectSame((eta, phi) -> new double[] {-eta, phi});
        expectSame((eta, phi) -> new double[] {eta, -phi});
    }

    @Test
    void turnsAroundTheBeamChangeNothing() {
        for (double turn : new double[] {0.3, 2, Math.PI, -1.7}) {
            expectSame((eta, phi) -> new double[] {eta, phi + turn});
        }
    }

    @Test
    void shiftsAlongTheBeamChangeNothing() {
        expectSame((eta, phi) -> new double[] {eta + 0.8, phi});
    }

    @Test
    void splittingConstituentsAlongTheirDirectionChangesNothing() {
        Random random = new Random(5);
        for (int jet = 0; jet < fixture.jets(); jet++) {
            double[][] whole = fixture.jet(jet);
            int n = whole[0].length;
            double[][] split = new double[4][2 * n];
            for (int i = 0; i < n; i++) {
                double share = random.nextDouble();
                for (int k = 0; k < 4; k++) {
                    split[k][i] = share * whole[k][i];
                    split[k][n + i] = whole[k][i] - split[k][i];
                }
            }
            assertThat(
                            Invariance.distance(
                                    Invariance.draw(STANDARD, split), fixture.draw(STANDARD, jet)))
                    .isLessThan(1e-4);
        }
    }

    @Test
    void theOrderOfConstituentsChangesNothing() {
        for (int jet = 0; jet < fixture.jets(); jet++) {
            double[][] old = fixture.jet(jet);
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < old[0].length; i++) {
                order.add(i);
            }
            Collections.shuffle(order, new Random(jet));
            double[][] shuffled = new double[4][old[0].length];
            for (int i = 0; i < order.size(); i++) {
                for (int k = 0; k < 4; k++) {
                    shuffled[k][i] = old[k][order.get(i)];
                }
            }
            assertThat(
                            Invariance.distance(
                                    Invariance.draw(STANDARD, shuffled),
                                    fixture.draw(STANDARD, jet)))
                    .isLessThan(1e-4);
        }
    }

    @Test
    void scalingAllMomentaChangesANormalisedImageInNothing() {
        JetImage largest = new JetImage(40, 1.6, Alignment.FULL, Intensity.PT, Normalise.MAX, 1);
        double[][] jet = fixture.jet(5);
        float[] expected = Invariance.draw(largest, jet);
        for (double[] component : jet) {
            for (int i = 0; i < component.length; i++) {
                component[i] *= 1000;
            }
        }
        assertThat(Invariance.distance(Invariance.draw(largest, jet), expected)).isLessThan(1e-5);
        assertThat(Arrays.stream(toDouble(expected)).max()).hasValue(1);
    }

    @Test
    void theHeavierSideIsPositiveInBothDirections() {
        for (int jet = 0; jet < fixture.jets(); jet++) {
            JetImage wide = new JetImage(2, 100, Alignment.FULL, Intensity.PT, Normalise.SUM, 1);
            float[] image = fixture.draw(wide, jet);
            assertThat(image[2] + image[3]).isGreaterThanOrEqualTo(image[0] + image[1]);
            assertThat(image[1] + image[3]).isGreaterThanOrEqualTo(image[0] + image[2]);
        }
    }

    @Test
    void twoConstituentsLieOnTheFirstAxisHoweverTheyAreTurned() {
        float[] expected = null;
        for (double angle = 0; angle < 6; angle += 0.37) {
            FourVector near = FourVector.ofPtEtaPhiM(60, 0.1, 1, 0);
            FourVector far =
                    FourVector.ofPtEtaPhiM(
                            25, 0.1 + 0.5 * Math.cos(angle), 1 + 0.5 * Math.sin(angle), 0);
            double[][] jet = {
                {near.e(), far.e()},
                {near.px(), far.px()},
                {near.py(), far.py()},
                {near.pz(), far.pz()}
            };
            float[] image = Invariance.draw(STANDARD, jet);
            expected = expected == null ? image : expected;
            assertThat(Invariance.distance(image, expected)).isLessThan(1e-4);
        }
    }

    private static double[] toDouble(float[] image) {
        double[] result = new double[image.length];
        for (int i = 0; i < image.length; i++) {
            result[i] = image[i];
        }
        return result;
    }
}
