package org.kaon.physics.vector;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The formulas beside 60-digit arithmetic (`make_kinematics.py`), at ordinary and at extreme
/// points: |η| to 20, masses far below energies, particles 1e-11 apart, pT down to 1e-300.
class ArbitraryPrecisionTest {

    /// A point of the fixture: what a deviation is compared with, the value, the inputs.
    private record Point(double scale, double expected, double[] inputs) {

        double deviation(ToDoubleFunction<double[]> formula) {
            double found = formula.applyAsDouble(inputs);
            return found == expected ? 0 : Math.abs(found - expected) / scale;
        }
    }

    /// A formula of the inputs and the largest deviation allowed, in units of the scale.
    private record Promise(double deviation, ToDoubleFunction<double[]> formula) {}

    private static final Map<String, Promise> PROMISES =
            Map.ofEntries(
                    Map.entry("eta", promise(1e-15, x -> Kinematics.eta(x[0], x[1]))),
                    Map.entry("energy", promise(1e-15, x -> single(x, 0).cartesian().e())),
                    Map.entry("rapidity", promise(1e-15, x -> single(x, 0).rapidity())),
                    Map.entry("delta_phi", promise(1e-15, x -> Kinematics.deltaPhi(x[0], x[1]))),
                    Map.entry(
                            "delta_r",
                            promise(1e-15, x -> Kinematics.deltaR(x[0], x[1], x[2], x[3]))),
                    Map.entry("angle", promise(1e-15, x -> three(x, 0).angle(three(x, 3)))),
                    Map.entry(
                            "vector_delta_phi",
                            promise(1e-15, x -> flat(x, 0).deltaPhi(flat(x, 2)))),
                    Map.entry("slack", promise(1e-15, x -> flat(x, 0).slack(flat(x, 2)))),
                    Map.entry(
                            "invariant_mass",
                            promise(1e-14, x -> InvariantMass.of(single(x, 0), single(x, 4)))),
                    Map.entry(
                            "massless_mass",
                            promise(
                                    1e-14,
                                    x ->
                                            InvariantMass.massless(
                                                    x[0], x[1], x[2], x[3], x[4], x[5]))),
                    Map.entry(
                            "transverse_mass",
                            promise(1e-15, x -> TransverseMass.of(single(x, 0), single(x, 4)))),
                    Map.entry(
                            "massless_transverse",
                            promise(1e-15, x -> TransverseMass.massless(x[0], x[1], x[2], x[3]))),
                    Map.entry("collins_soper_cos", promise(1e-15, x -> collinsSoper(x).cosTheta())),
                    Map.entry("collins_soper_phi", promise(1e-15, x -> collinsSoper(x).phi())),
                    Map.entry(
                            "helicity",
                            promise(1e-15, x -> HelicityAngle.cosine(four(x, 0), sum(x)))),
                    Map.entry(
                            "helicity_of_grandchild",
                            promise(
                                    1e-15,
                                    x -> HelicityAngle.cosine(four(x, 0), sum(x), four(x, 8)))),
                    Map.entry("neutrino_smaller", promise(1e-15, x -> neutrino(x).smaller())),
                    Map.entry("neutrino_larger", promise(1e-15, x -> neutrino(x).larger())),
                    Map.entry("razor_mr", promise(1e-15, x -> razor(x).mr())),
                    Map.entry("razor_mrt", promise(1e-15, x -> razor(x).mrt())),
                    Map.entry(
                            "boost_beam_e",
                            promise(
                                    1e-15,
                                    x -> Boost.along(ThreeVector.Z, x[0]).apply(four(x, 1)).e())));

    /// Formulas whose results are vectors: one line of the fixture for each component.
    private static final Map<String, VectorPromise> VECTORS =
            Map.of(
                    "rotation_about",
                    new VectorPromise(1e-15, ArbitraryPrecisionTest::about),
                    "rotation_taking",
                    new VectorPromise(1e-15, ArbitraryPrecisionTest::taking),
                    "boost_by",
                    new VectorPromise(1e-15, x -> Boost.byVelocity(three(x, 0)).apply(four(x, 3))),
                    "boost_along",
                    new VectorPromise(1e-15, x -> Boost.along(three(x, 1), x[0]).apply(four(x, 4))),
                    "boost_to_rest",
                    new VectorPromise(
                            1e-15, x -> Boost.toRestFrameOf(four(x, 0)).apply(four(x, 4))));

    private record VectorPromise(double deviation, Function<double[], FourVector> formula) {

        Promise component(char letter) {
            return promise(
                    deviation,
                    x -> {
                        FourVector v = formula.apply(x);
                        return switch (letter) {
                            case 'e' -> v.e();
                            case 'x' -> v.px();
                            case 'y' -> v.py();
                            default -> v.pz();
                        };
                    });
        }
    }

    @TestFactory
    Stream<DynamicTest> agreesWithSixtyDigits() {
        Map<String, List<String>> points =
                lines().collect(Collectors.groupingBy(l -> l.split(",")[0]));
        assertThat(points.keySet()).containsAll(PROMISES.keySet());
        return points.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check(e)));
    }

    private static void check(Map.Entry<String, List<String>> quantity) {
        Promise promise = promised(quantity.getKey());
        for (String line : quantity.getValue()) {
            assertThat(point(line).deviation(promise.formula()))
                    .as(line)
                    .isLessThanOrEqualTo(promise.deviation());
        }
    }

    private static Promise promised(String quantity) {
        Promise one = PROMISES.get(quantity);
        if (one != null) {
            return one;
        }
        int end = quantity.length() - 2;
        return Objects.requireNonNull(VECTORS.get(quantity.substring(0, end)))
                .component(quantity.charAt(end + 1));
    }

    private static Point point(String line) {
        double[] x =
                Arrays.stream(line.split(",", -1)).skip(1).mapToDouble(Double::valueOf).toArray();
        return new Point(x[0], x[1], Arrays.copyOfRange(x, 2, x.length));
    }

    private static Stream<String> lines() {
        try (InputStream in = ArbitraryPrecisionTest.class.getResourceAsStream("kinematics.csv")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Promise promise(double deviation, ToDoubleFunction<double[]> formula) {
        return new Promise(deviation, formula);
    }

    private static PtEtaPhiM single(double[] x, int at) {
        return new PtEtaPhiM(x[at], x[at + 1], x[at + 2], x[at + 3]);
    }

    private static FourVector four(double[] x, int at) {
        return new FourVector(x[at], x[at + 1], x[at + 2], x[at + 3]);
    }

    private static ThreeVector three(double[] x, int at) {
        return new ThreeVector(x[at], x[at + 1], x[at + 2]);
    }

    private static TransverseVector flat(double[] x, int at) {
        return new TransverseVector(x[at], x[at + 1]);
    }

    private static FourVector sum(double[] x) {
        return four(x, 0).plus(four(x, 4));
    }

    private static CollinsSoper collinsSoper(double[] x) {
        return CollinsSoper.of(four(x, 0), four(x, 4));
    }

    private static NeutrinoSolution neutrino(double[] x) {
        return NeutrinoSolution.of(four(x, 0), flat(x, 4), x[6]);
    }

    private static Razor razor(double[] x) {
        return Razor.of(four(x, 0), four(x, 4), flat(x, 8));
    }

    private static FourVector about(double[] x) {
        return FourVector.of(0, Rotation.about(three(x, 0), x[3]).apply(three(x, 4)));
    }

    private static FourVector taking(double[] x) {
        return FourVector.of(0, Rotation.taking(three(x, 0), three(x, 3)).apply(three(x, 6)));
    }
}
