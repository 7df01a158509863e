package org.kaon.physics.substructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class EnergyFlowTest {

    private static final SubstructureFixture FIXTURE = SubstructureFixture.read();

    private static EnergyFlow flow(FourVectors jet, double beta) {
        return EnergyFlow.of(jet, 0, jet.length(), beta);
    }

    private static EnergyFlowGraph graph(String edges) {
        List<EnergyFlowGraph.Edge> list = new ArrayList<>();
        int last = 0;
        for (String edge : edges.split("-")) {
            int a = edge.charAt(0) - '0';
            int b = edge.charAt(1) - '0';
            list.add(new EnergyFlowGraph.Edge(a, b));
            last = Math.max(last, b);
        }
        return new EnergyFlowGraph(last + 1, list);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.5"})
    void areThoseOfTheReferenceTool(String beta) {
        int compared = 0;
        for (String[] row : SubstructureFixture.rows("energy_flow.csv")) {
            if (row[1].equals(beta)) {
                FourVectors jet = FIXTURE.jets().get(Integer.parseInt(row[0]));
                double wanted = Double.parseDouble(row[3]);
                assertThat(flow(jet, Double.parseDouble(beta)).of(graph(row[2])))
                        .as(row[2])
                        .isCloseTo(wanted, within(1e-12 + 1e-11 * Math.abs(wanted)));
                compared++;
            }
        }
        assertThat(compared).isEqualTo(3 * 53);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 5", "4, 12", "5, 33"})
    void thereAreAsManyGraphsAsMathematicsSays(int degree, int count) {
        List<EnergyFlowGraph> graphs = EnergyFlowGraph.connected(degree);
        assertThat(graphs).hasSize(count).allMatch(g -> g.edges().size() == degree);
    }

    @Test
    void theGraphsAreThoseOfTheReferenceTool() {
        Set<EnergyFlowGraph> known = new HashSet<>();
        for (String[] row : SubstructureFixture.rows("energy_flow.csv")) {
            known.add(graph(row[2]).canonical());
        }
        for (int degree = 1; degree <= EnergyFlowGraph.LARGEST_DEGREE; degree++) {
            assertThat(known).containsAll(EnergyFlowGraph.connected(degree));
        }
    }

    @Test
    void aGraphInPartsIsTheProductOfItsParts() {
        EnergyFlow flow = flow(FIXTURE.jets().getFirst(), 1);
        double one = flow.of(graph("01"));
        assertThat(flow.of(graph("01-23"))).isCloseTo(one * one, within(1e-14));
    }

    @Test
    void ofOneParticleAndOfNone() {
        FourVectors one =
                SubstructureFixture.vectors(
                        Arrays.asList(SubstructureFixture.particle(3, 1, 2), new double[4]));
        assertThat(EnergyFlow.of(one, 0, 1, 1).of(graph("01-12"))).isZero();
        assertThat(EnergyFlow.of(one, 0, 0, 1).of(graph("01"))).isZero();
    }

    @Test
    void refusesWhatItCannotSum() {
        EnergyFlow flow = flow(FIXTURE.jets().getFirst(), 1);
        assertThatThrownBy(() -> flow.of(graph("01-02-03-12-13-23")))
                .hasMessageContaining("over four particles at once");
        assertThatThrownBy(() -> flow(FIXTURE.jets().getFirst(), 0))
                .hasMessageContaining("β must lie in (0, 100]");
        assertThatThrownBy(() -> EnergyFlowGraph.connected(6)).hasMessageContaining("1 to 5");
        assertThatThrownBy(() -> new EnergyFlowGraph.Edge(1, 1)).hasMessageContaining("larger");
    }
}
