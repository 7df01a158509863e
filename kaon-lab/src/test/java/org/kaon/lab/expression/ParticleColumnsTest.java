package org.kaon.lab.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.ElementType;
import org.kaon.physics.vector.Coordinates;

import java.io.IOException;
import java.util.List;

class ParticleColumnsTest {

    private static Chunk lists(String... names) {
        Columns columns = new Columns().doubles("weight", 1, 1);
        for (String name : names) {
            columns.lists(name, new double[][] {{5, 7}, {3}});
        }
        return columns.chunk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "part     | E_PX_PY_PZ   | part_E part_px part_py part_pz",
                "part     | E_PX_PY_PZ   | part_energy part_px part_py part_pz",
                "Muon     | E_PX_PY_PZ   | Muon_E Muon_Px Muon_Py Muon_Pz",
                "Jet      | PT_ETA_PHI_M | Jet_pt Jet_eta Jet_phi Jet_mass",
                "Jet      | PT_ETA_PHI_M | Jet.PT Jet.Eta Jet.Phi Jet.Mass",
                "Particle | E_PX_PY_PZ   | Particle.E Particle.Px Particle.Py Particle.Pz",
                "jet      | PT_ETA_PHI_E | jetPt jetEta jetPhi jetEn",
                "PF       | PT_ETA_PHI_M | PF_pt PF_eta PF_phi PF_m",
                "tower    | PT_ETA_PHI_M | tower_pt tower_eta tower_phi",
                "track    | M_PX_PY_PZ   | track_px track_py track_pz",
                "track    | M_PX_PY_PZ   | track_m track_px track_py track_pz",
                "jet      | PT_Y_PHI_M   | jet_pt jet_y jet_phi jet_m",
                "p4       | E_PX_PY_PZ   | p4.fE p4.fP.fX p4.fP.fY p4.fP.fZ",
                "PFOs     | E_PX_PY_PZ   | PFOs.energy PFOs.momentum.x PFOs.momentum.y"
                        + " PFOs.momentum.z",
                "MC       | M_PX_PY_PZ   | MC.mass MC.momentum.x MC.momentum.y MC.momentum.z",
                "particles | E_PX_PY_PZ  | particles.momentum.m_v4 particles.momentum.m_v1"
                        + " particles.momentum.m_v2 particles.momentum.m_v3",
            })
    void findsWhatNtuplesCallThem(String prefix, Coordinates coordinates, String names)
            throws IOException {
        String[] columns = names.split(" ");
        Chunk chunk = lists(columns);
        ParticleColumns found = ParticleColumns.of(prefix, chunk.schema());
        assertThat(found.coordinates()).isEqualTo(coordinates);
        assertThat(found.names(chunk.schema())).containsExactly(columns);
        assertThat(ParticleColumns.only(chunk.schema(), "f")).isEqualTo(found);
        assertThat(found.events(chunk).vectors().length()).isEqualTo(3);
    }

    @Test
    void withoutAMassParticlesAreMassless() {
        for (Chunk chunk :
                List.of(lists("a_px", "a_py", "a_pz"), lists("a_pt", "a_eta", "a_phi"))) {
            ParticleColumns found = ParticleColumns.of("a", chunk.schema());
            assertThat(found.events(chunk).vectors().at(0).mass()).isCloseTo(0, within(1e-6));
            assertThat(found.momenta()).hasSize(3);
        }
    }

    @Test
    void saysWhatItLookedForAndWhatThereIs() {
        Chunk chunk = lists("Jet_pt", "Jet_eta", "Jet_phi", "Muon_px", "Muon_py", "Muon_pz");
        assertThatThrownBy(() -> ParticleColumns.of("Jets", chunk.schema()))
                .hasMessageContaining("no particles \"Jets\": looked for lists Jets_px")
                .hasMessageContaining("or Jets_pt, Jets_eta, Jets_phi")
                .hasMessageContaining("Nearest: \"Jet\"")
                .hasMessageContaining("pt=LIST,eta=LIST,phi=LIST,mass=LIST");
        assertThatThrownBy(() -> ParticleColumns.only(chunk.schema(), "f"))
                .hasMessageContaining("several kinds of particles (Jet, Muon)");
    }

    @Test
    void saysWhatIsThereButNoList() {
        Chunk chunk =
                new Columns()
                        .doubles("jet_pt", 1)
                        .doubles("jet_eta", 1)
                        .doubles("jet_phi", 1)
                        .chunk();
        assertThatThrownBy(() -> ParticleColumns.of("jet", chunk.schema()))
                .hasMessageContaining("jet_pt is no list of numbers but float64.");
    }

    @Test
    void componentsMayBeGivenByExpressions() {
        Chunk chunk = lists("a", "b", "c");
        ParticleColumns given =
                ParticleColumns.of("pt = a / 1000, eta=min(b, 2), phi=c, m=0 * a", chunk.schema());
        assertThat(given.coordinates()).isEqualTo(Coordinates.PT_ETA_PHI_M);
        assertThat(given.names(chunk.schema())).containsExactly("a", "b", "c");
        assertThat(given.events(chunk).vectors().at(1).pt()).isCloseTo(0.007, within(1e-12));
        assertThat(ParticleColumns.of("E=a,px=b,py=c,pz=a", chunk.schema()).coordinates())
                .isEqualTo(Coordinates.E_PX_PY_PZ);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pt=a                  | expected the components e, px, py, pz; mass, px, py, pz;",
                "pt=a,eta=b,phi=c,x=a  | found \"pt, eta, phi, x\"",
                "pt=a,eta=b,phi        | expected the components",
                "pt=a,pt=b,phi=c       | pt is given twice",
                "pt=a,eta=b,phi=d      | no column \"d\"",
                "pt=a,eta=b,phi=weight | \"weight\" must give a list of numbers in each row",
                "pt=a,eta=b,phi=c +    | in \"c +\", character 4",
            })
    void refusesComponentsThatMakeNoMomentum(String setting, String message) {
        assertThatThrownBy(() -> ParticleColumns.of(setting, lists("a", "b", "c").schema()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void leavesPaddingAtTheEndOut() {
        Chunk chunk =
                new Columns()
                        .lists("p_px", ElementType.FLOAT32, new double[][] {{0, 4, 0, 0}, {0, 0}})
                        .lists("p_py", ElementType.FLOAT32, new double[][] {{0, 3, 0, 0}, {0, 0}})
                        .lists("p_pz", ElementType.FLOAT32, new double[][] {{0, 0, 0, 0}, {0, 0}})
                        .chunk();
        ParticleColumns.Events events = ParticleColumns.of("p", chunk.schema()).events(chunk);
        assertThat(events.starts()).containsExactly(0, 4);
        assertThat(events.ends()).containsExactly(2, 4);
        assertThat(Expression.parse("multiplicity(p)").evaluate(chunk).numbers())
                .containsExactly(2, 0);
    }

    @Test
    void functionsOfJetsTakeListsToo() {
        Chunk chunk = lists("a_pt", "a_eta", "a_phi", "a_m");
        double[] named = Expression.parse("jet_mass(a)").evaluate(chunk).numbers();
        Expression given = Expression.parse("jet_mass(pt_eta_phi_m(a_pt, a_eta, a_phi, a_m))");
        assertThat(given.type(chunk.schema())).isEqualTo(Type.NUMBER);
        assertThat(given.columns(chunk.schema())).containsExactly("a_pt", "a_eta", "a_phi", "a_m");
        assertThat(given.evaluate(chunk).numbers()).containsExactly(named);
        assertThat(
                        Expression.parse(
                                        "multiplicity(pt_eta_phi_m(mask(a_pt, a_pt > 4),"
                                                + " mask(a_eta, a_pt > 4), mask(a_phi, a_pt > 4)))")
                                .evaluate(chunk)
                                .numbers())
                .containsExactly(2, 0);
        assertThatThrownBy(
                        () -> Expression.parse("jet_mass(pt_eta_phi_m(a_pt))").type(chunk.schema()))
                .hasMessageContaining("PT_ETA_PHI_M are not given by 1 numbers");
        assertThatThrownBy(() -> Expression.parse("pt_eta_phi_m(a_pt)").type(chunk.schema()))
                .hasMessageContaining("jet_mass(pt_eta_phi_m(…))");
        assertThatThrownBy(() ->
                        Expression.parse("jet_mass(pt_eta_phi_m(a_pt, 1, a_phi))")
                                .type(chunk.schema()))
                .hasMessageContaining("needs a list of numbers for each component");
    }
}
