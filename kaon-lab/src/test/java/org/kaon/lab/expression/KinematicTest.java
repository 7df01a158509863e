package org.kaon.lab.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.column.Chunk;
import org.kaon.physics.vector.Boost;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.ThreeVector;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class KinematicTest {

    private final Chunk chunk =
            new Columns()
                    .doubles("pt1", 45, 60, 0)
                    .doubles("eta1", 0.7, -1, 0)
                    .doubles("phi1", 3, 0.2, 0)
                    .doubles("pt2", 30, 80, Double.NaN)
                    .doubles("eta2", -1.9, 2, 0)
                    .doubles("phi2", -2.5, 0.1, 0)
                    .doubles("met", 25, 10, 5)
                    .doubles("met_phi", 1, -2, 0)
                    .lists("pt", new double[][] {{45, 30}, {}, {10}})
                    .lists("eta", new double[][] {{0.7, -1.9}, {}, {3}})
                    .lists("phi", new double[][] {{3, -2.5}, {}, {-1}})
                    .lists("short", new double[][] {{1}, {}, {1}})
                    .chunk();

    private final FourVector first = FourVector.ofPtEtaPhiM(45, 0.7, 3, 0);
    private final FourVector second = FourVector.ofPtEtaPhiM(30, -1.9, -2.5, 0);

    private Values values(String text) {
        return Expression.parse(text).evaluate(chunk);
    }

    private double one(String text) {
        return values(text).numbers()[0];
    }

    @Test
    void measuresDistances() {
        assertThat(one("delta_phi(phi1, phi2)")).isCloseTo(5.5 - 2 * Math.PI, within(1e-14));
        assertThat(one("delta_r(eta1, phi1, eta2, phi2)"))
                .isCloseTo(first.deltaR(second), within(1e-14));
        assertThat(one("pseudorapidity(3, 4, -5 * sinh(1.25))")).isCloseTo(-1.25, within(1e-15));
        assertThat(one("rapidity(pt1, eta1, 0)")).isEqualTo(0.7);
        assertThat(one("rapidity(pt1, eta1, 91.2)"))
                .isCloseTo(FourVector.ofPtEtaPhiM(45, 0.7, 0, 91.2).rapidity(), within(1e-14));
    }

    @Test
    void givesMassesOfPairs() {
        assertThat(one("invariant_mass(pt1, eta1, phi1, 0, pt2, eta2, phi2, 0)"))
                .isCloseTo(first.plus(second).mass(), within(1e-11));
        assertThat(one("transverse_mass(pt1, phi1, met, met_phi)"))
                .isCloseTo(Math.sqrt(2 * 45 * 25 * (1 - Math.cos(2))), within(1e-12));
        assertThat(one("mt2(0, 20, 0.5, 0, 30, 0.5, 50, 0.5 - pi, 0)"))
                .isCloseTo(Math.sqrt(2 * (20 * 30 + 20 * 30)), within(1e-11));
        assertThat(values("invariant_mass(pt1, 0, 0, 0, pt2, 0, 0, 0)").numbers()[2]).isNaN();
    }

    @Test
    void givesWhatDecaysTell() {
        double pz = one("neutrino_pz(pt1, eta1, phi1, met, met_phi, 80.37)");
        FourVector neutrino =
                new FourVector(Math.hypot(25, pz), 25 * Math.cos(1), 25 * Math.sin(1), pz);
        assertThat(first.plus(neutrino).mass()).isCloseTo(80.37, within(1e-9));
        double cos = one("collins_soper_cos(pt1, eta1, phi1, pt2, eta2, phi2)");
        double phi = one("collins_soper_phi(pt1, eta1, phi1, pt2, eta2, phi2)");
        double swapped = one("collins_soper_cos(pt2, eta2, phi2, pt1, eta1, phi1)");
        assertThat(cos).isNegative().isEqualTo(-swapped);
        assertThat(phi).isBetween(-Math.PI, Math.PI);
        double mr = one("razor_mr(pt1, eta1, phi1, pt2, eta2, phi2)");
        double p = first.p() + second.p();
        double along = first.pz() + second.pz();
        assertThat(mr * mr).isCloseTo(p * p - along * along, within(1e-9));
        double r2 = one("razor_r2(pt1, eta1, phi1, pt2, eta2, phi2, met, met_phi)");
        double dot = 25 * (45 * Math.cos(2) + 30 * Math.cos(3.5));
        assertThat(r2 * mr * mr).isCloseTo((25 * 75 - dot) / 2, within(1e-9));
    }

    @Test
    void theHelicityAngleIsThatOfTheChildInTheParentsFrame() {
        FourVector parent = FourVector.ofPtEtaPhiM(60, 0.7, 2, 91);
        double cosine = 0.3;
        double sine = Math.sqrt(1 - cosine * cosine);
        ThreeVector flight = parent.momentum().unit();
        ThreeVector across = flight.cross(new ThreeVector(0, 0, 1)).unit();
        ThreeVector child = flight.times(45.5 * cosine).plus(across.times(45.5 * sine));
        FourVector seen = Boost.toRestFrameOf(parent).inverse().apply(FourVector.of(45.5, child));
        FourVector other = parent.minus(seen);
        String numbers =
                "%s, %s, %s, 0, %s, %s, %s, 0"
                        .formatted(
                                seen.pt(),
                                seen.eta(),
                                seen.phi(),
                                other.pt(),
                                other.eta(),
                                other.phi());
        assertThat(one("helicity_cos(" + numbers + ")")).isCloseTo(cosine, within(1e-9));
    }

    @Test
    void goesThroughListsItemByItem() {
        Values distances = values("delta_r(eta, phi, eta1, phi1)");
        assertThat(distances.type()).hasToString("a list of numbers");
        assertThat(distances.offsets()).containsExactly(0, 2, 2, 3);
        assertThat(distances.numbers()[0]).isZero();
        assertThat(distances.numbers()[1]).isCloseTo(first.deltaR(second), within(1e-14));
        assertThat(one("min(delta_r(eta, phi, 0, 0))"))
                .isCloseTo(Math.hypot(0.7, 3), within(1e-14));
    }

    @Test
    void sumsTheParticlesOfARow() {
        Values missing = values("missing_pt(pt, phi)");
        assertThat(missing.numbers()[0]).isCloseTo(first.plus(second).pt(), within(1e-13));
        assertThat(missing.numbers()[1]).isZero();
        assertThat(missing.numbers()[2]).isCloseTo(10, within(1e-14));
        double[] phi = values("missing_phi(pt, phi)").numbers();
        assertThat(phi[1]).isZero();
        assertThat(phi[2]).isCloseTo(Math.PI - 1, within(1e-15));
        double[] mass = values("system_mass(pt, eta, phi, 0)").numbers();
        assertThat(mass[0]).isCloseTo(first.plus(second).mass(), within(1e-11));
        assertThat(mass[1]).isZero();
        assertThat(mass[2]).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "::",
            value = {
                "delta_phi(phi1) :: delta_phi takes 2 arguments; found 1.",
                "invariant_mass(pt1, pt2) :: invariant_mass takes 8 arguments; found 2.",
                "delta_phy(phi1, phi2) :: no function \"delta_phy\". Nearest: \"delta_phi\"",
                "missing_pt(pt1, phi1) :: missing_pt needs the particles of a row as lists; found",
                "missing_pt(pt) :: missing_pt takes 2 arguments; found 1.",
                "delta_phi(phi, short) :: lists of 2 and of 1 items meet in one row",
                "system_mass(pt, eta, phi, short) :: lists of 2 and of 1 items meet in one row",
                "delta_phi(phi1, phi2) && true :: \"&&\" needs true or false; found a number."
            })
    void tellsWhatIsWrong(String text, String message) {
        assertThatThrownBy(
                        () -> {
                            Expression expression = Expression.parse(text);
                            expression.type(chunk.schema());
                            expression.evaluate(chunk);
                        })
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void isToldCompletelyInTheReference() throws IOException {
        String page =
                Files.readString(
                        Path.of(System.getProperty("kaon.root", ".."))
                                .resolve("docs/reference/expressions.md"),
                        UTF_8);
        List<String> names = new ArrayList<>(Function.names());
        names.addAll(Reduction.names());
        names.addAll(Kinematic.names());
        names.addAll(ParticleList.names());
        names.addAll(ListFunction.names());
        names.add("counts");
        assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "("));
    }
}
