package org.kaon.lab.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.Chunk;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.expression.Columns;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.Values;
import org.kaon.physics.vector.FourVector;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

class ConstituentMakerTest {

    // Around phi = pi, so that differences of azimuths have to be wrapped.
    private static final List<FourVector> JET =
            List.of(
                    FourVector.ofPtEtaPhiM(50, 1.0, 3.1, 0.14),
                    FourVector.ofPtEtaPhiM(20, 1.2, -3.1, 0),
                    FourVector.ofPtEtaPhiM(5, 0.7, 3.0, 0.5));

    private static Chunk cartesian() {
        return new Columns()
                .lists("part_E", list(FourVector::e))
                .lists("part_px", list(FourVector::px))
                .lists("part_py", list(FourVector::py))
                .lists("part_pz", list(FourVector::pz))
                .chunk();
    }

    private static Chunk cylindrical() {
        return new Columns()
                .lists("pf.pt", list(FourVector::pt))
                .lists("pf.eta", list(FourVector::eta))
                .lists("pf.phi", list(FourVector::phi))
                .lists("pf.mass", list(FourVector::mass))
                .chunk();
    }

    private static double[][] list(java.util.function.ToDoubleFunction<FourVector> part) {
        return new double[][] {JET.stream().mapToDouble(part).toArray(), {}};
    }

    private static double[] made(Chunk chunk, String of, String field) {
        Input.Constituents input =
                new Input.Constituents(of, 4, List.of(Expression.parse(field)), false);
        ConstituentMaker maker = ConstituentMaker.of(input, chunk.schema(), "inputs.c");
        return maker.sources().getFirst().evaluate(chunk).numbers();
    }

    @Test
    void computesDirectionsAndMomentaFromEitherCoordinates() {
        for (String field : List.of("E", "px", "py", "pz", "pt", "eta", "phi")) {
            assertThat(made(cylindrical(), "pf", field))
                    .as(field)
                    .containsExactly(made(cartesian(), "part", field), within(1e-12));
        }
    }

    @Test
    void namesOfParticlesServeInExpressions() {
        double[] logarithms = JET.stream().mapToDouble(it -> Math.log(it.pt())).toArray();
        for (String field : List.of("log(pt)", "log(`pf.pt`)", "0 + log(-(-pt))")) {
            assertThat(made(cylindrical(), "pf", field))
                    .as(field)
                    .containsExactly(logarithms, within(1e-12));
        }
        assertThat(made(cartesian(), "part", "log(pt)")).containsExactly(logarithms, within(1e-12));
        assertThat(made(cylindrical(), "pf", "where(pt > 10, E, 2.5)"))
                .containsExactly(new double[] {JET.get(0).e(), JET.get(1).e(), 2.5}, within(1e-12));
    }

    @Test
    void measuresFromTheSumOfAllParticles() {
        FourVector jet = JET.get(0).plus(JET.get(1)).plus(JET.get(2));
        for (int i = 0; i < 3; i++) {
            FourVector p = JET.get(i);
            double dphi = Math.IEEEremainder(p.phi() - jet.phi(), 2 * Math.PI);
            for (boolean first : new boolean[] {true, false}) {
                Chunk chunk = first ? cartesian() : cylindrical();
                String of = first ? "part" : "pf";
                assertThat(made(chunk, of, "ptrel")[i]).isCloseTo(p.pt() / jet.pt(), within(1e-12));
                assertThat(made(chunk, of, "etarel")[i])
                        .isCloseTo(p.eta() - jet.eta(), within(1e-12));
                assertThat(made(chunk, of, "phirel")[i]).isCloseTo(dphi, within(1e-12));
            }
        }
    }

    @Test
    void writesItemsInOrderAndLeavesTheRestMissing() {
        List<Expression> fields = new ArrayList<>();
        for (String field : List.of("eta", "phi", "E", "px", "py", "pz")) {
            fields.add(Expression.parse(field));
        }
        Chunk chunk = cartesian();
        ConstituentMaker maker =
                ConstituentMaker.of(
                        new Input.Constituents("part", 4, fields, false), chunk.schema(), "c");
        List<Values> values = maker.sources().stream().map(e -> e.evaluate(chunk)).toList();
        MemorySegment row = Arena.ofAuto().allocate(4L * maker.size());
        maker.write(values, 0, row, 0);
        assertThat(maker.size()).isEqualTo(24);
        assertThat(at(row, 6)).isCloseTo(1.2f, within(1e-6f));
        assertThat(at(row, 6 + 3)).isCloseTo((float) JET.get(1).px(), within(1e-4f));
        assertThat(at(row, 17)).isCloseTo((float) JET.get(2).pz(), within(1e-4f));
        assertThat(at(row, 18)).isNaN();
        maker.write(values, 1, row, 0);
        assertThat(at(row, 0)).isNaN();
    }

    @Test
    void tellsWhatTheFileLacks() {
        Chunk none = new Columns().lists("part_px", new double[][] {{1}}).chunk();
        assertThatThrownBy(() -> made(none, "part", "etarel"))
                .isInstanceOf(Binding.Mismatch.class)
                .hasMessageContaining("part_etarel");
    }

    private static float at(MemorySegment row, int index) {
        return row.get(java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED, 4L * index);
    }
}
