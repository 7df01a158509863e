package org.kaon.lab.jets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.Sinks;
import org.kaon.io.Sources;
import org.kaon.io.column.Chunk;
import org.kaon.io.column.Column;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Offsets;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;
import org.kaon.physics.cluster.Algorithm;
import org.kaon.physics.cluster.Recombination;
import org.kaon.physics.substructure.JetFeature;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class JetTableTest {

    private static final ColumnType LIST =
            new ColumnType.Jagged(new ColumnType.Flat(ElementType.FLOAT64));

    @TempDir Path folder;

    /// Event i: i prongs, one for each azimuth 0, 1, 2, of two massless particles of 30 - 10 k and
    /// 1 GeV each, 0.1 apart.
    private void events(int count, String... names) throws IOException {
        List<double[]> pt = new ArrayList<>();
        List<double[]> eta = new ArrayList<>();
        List<double[]> phi = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int prongs = i % 4;
            double[] p = new double[2 * prongs];
            double[] e = new double[2 * prongs];
            double[] f = new double[2 * prongs];
            for (int k = 0; k < prongs; k++) {
                p[2 * k] = 30 - 10 * k;
                p[2 * k + 1] = 1;
                e[2 * k + 1] = 0.1;
                f[2 * k] = 2 * k;
                f[2 * k + 1] = 2 * k;
            }
            pt.add(p);
            eta.add(e);
            phi.add(f);
        }
        write("events.h5", names, List.of(pt, eta, phi));
    }

    private void write(String file, String[] names, List<List<double[]>> lists) throws IOException {
        List<Schema.Field> fields = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (int k = 0; k < names.length; k++) {
            fields.add(new Schema.Field(names[k], LIST));
            columns.add(lists(lists.get(k)));
        }
        int rows = lists.getFirst().size();
        MemorySegment number = Arena.ofAuto().allocate(4L * rows + 4, 8);
        for (int i = 0; i < rows; i++) {
            number.setAtIndex(ValueLayout.JAVA_INT, i, i);
        }
        fields.add(new Schema.Field("number", new ColumnType.Flat(ElementType.INT32)));
        columns.add(new Flat(ElementType.INT32, rows, number));
        Schema schema = new Schema(fields);
        Sinks.write(
                folder.resolve(file),
                schema,
                table -> table.write(new Chunk(schema, 0, rows, columns, Arena.ofConfined())));
    }

    private static Column lists(List<double[]> rows) {
        Arena arena = Arena.ofAuto();
        long[] counts = rows.stream().mapToLong(r -> r.length).toArray();
        double[] items = rows.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        MemorySegment data = arena.allocate(8L * items.length + 8, 8);
        MemorySegment.copy(items, 0, data, ValueLayout.JAVA_DOUBLE, 0, items.length);
        return new Jagged(
                Offsets.ofCounts(arena, counts), new Flat(ElementType.FLOAT64, items.length, data));
    }

    private static JetTask task(
            Optional<Integer> jets, Optional<String> groom, String... features) {
        return new JetTask(
                Algorithm.ANTI_KT,
                0.4,
                Recombination.E_SCHEME,
                5,
                jets,
                groom,
                java.util.Arrays.stream(features).map(JetFeature::parse).toList());
    }

    private JetTable.Outcome run(JetTask task, int threads, String out) throws IOException {
        return new JetTable(
                        "events.h5", Optional.empty(), List.of("number"), task, Optional.empty())
                .write(folder, folder.resolve(out), threads, _ -> {});
    }

    private List<Double> read(String file, String column) throws IOException {
        List<Double> values = new ArrayList<>();
        try (Source source = Sources.open(file, folder);
                Reader reader =
                        source.open(
                                new Split(0, source.rows()),
                                source.schema().all(),
                                Memory.whole())) {
            for (var next = reader.next(); next.isPresent(); next = reader.next()) {
                try (Chunk chunk = next.get()) {
                    Flat numbers = chunk.column(column).numbers();
                    for (long i = 0; i < numbers.length(); i++) {
                        values.add(numbers.at(i));
                    }
                }
            }
        }
        return values;
    }

    @Test
    void theHardestJetIsAPlainColumn() throws IOException {
        events(5, "pt", "eta", "phi");
        JetTable.Outcome outcome =
                run(task(Optional.of(1), Optional.empty(), "pt", "multiplicity"), 2, "jets.h5");

        assertThat(outcome).isEqualTo(new JetTable.Outcome(5, 3));
        List<Double> pt = read("jets.h5", "pt");
        assertThat(pt.getFirst()).isNaN();
        assertThat(pt.subList(1, 4)).allSatisfy(p -> assertThat(p).isCloseTo(31, within(1e-9)));
        assertThat(read("jets.h5", "jets")).containsExactly(0.0, 1.0, 1.0, 1.0, 0.0);
        assertThat(read("jets.h5", "number")).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(read("jets.h5", "multiplicity").get(2)).isEqualTo(2);
    }

    @Test
    void severalJetsHaveColumnsWithNumbersAndAllAreLists() throws IOException {
        events(4, "part_pt", "part_eta", "part_phi");
        run(task(Optional.of(2), Optional.empty(), "pt"), 1, "two.h5");
        assertThat(read("two.h5", "pt_1").get(3)).isCloseTo(31, within(1e-9));
        assertThat(read("two.h5", "pt_2").get(3)).isCloseTo(21, within(1e-9));
        assertThat(read("two.h5", "pt_2").get(1)).isNaN();

        JetTable.Outcome all = run(task(Optional.empty(), Optional.empty(), "pt"), 1, "all.h5");
        assertThat(all.jets()).isEqualTo(6);
        assertThat(read("all.h5", "pt"))
                .hasSize(6)
                .last()
                .satisfies(p -> assertThat(p).isCloseTo(11, within(1e-9)));
    }

    @Test
    void groomingComesBeforeMeasuring() throws IOException {
        events(3, "pt", "eta", "phi");
        run(task(Optional.of(1), Optional.of("mmdt:0.1"), "pt", "mass"), 1, "groomed.h5");
        assertThat(read("groomed.h5", "pt").get(1)).isCloseTo(30, within(1e-9));
        assertThat(read("groomed.h5", "mass").get(1)).isCloseTo(0, within(1e-6));
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        events(100, "pt", "eta", "phi");
        JetTask task = task(Optional.empty(), Optional.empty(), "pt", "tau21", "d2", "mass");
        run(task, 1, "one.h5");
        run(task, 3, "three.h5");
        assertThat(folder.resolve("three.h5")).hasSameBinaryContentAs(folder.resolve("one.h5"));
    }

    @Test
    void eventsCanBeChosen() throws IOException {
        events(9, "pt", "eta", "phi");
        JetTask task = task(Optional.of(1), Optional.empty(), "pt");
        new JetTable(
                        "events.h5",
                        Optional.of("pt".substring(2)),
                        List.of("number"),
                        task,
                        Optional.of(new Split(3, 4)))
                .write(folder, folder.resolve("some.h5"), 1, _ -> {});
        assertThat(read("some.h5", "number")).containsExactly(3.0, 4.0, 5.0, 6.0);
    }

    @Test
    void aParticleThatIsNotFiniteIsNamedByItsRow() throws IOException {
        List<double[]> fine = List.of(new double[] {1}, new double[] {1});
        List<double[]> wrong = List.of(new double[] {1}, new double[] {Double.NaN});
        write("events.h5", new String[] {"pt", "eta", "phi"}, List.of(wrong, fine, fine));
        JetTask task = task(Optional.of(1), Optional.empty(), "pt");
        assertThatThrownBy(() -> run(task, 1, "jets.h5"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("events.h5")
                .hasMessageContaining("row 1: pt[0] = NaN, eta[0] = 1.0, phi[0] = 1.0")
                .hasMessageContaining("finite");
        assertThat(Files.exists(folder.resolve("jets.h5"))).isFalse();
    }

    @Test
    void aNegativeEnergyIsNamedByItsRowAndItem() throws IOException {
        List<double[]> fine = List.of(new double[] {}, new double[] {1, 1});
        List<double[]> energies = List.of(new double[] {}, new double[] {2, -3});
        write(
                "events.h5",
                new String[] {"part_E", "part_px", "part_py", "part_pz"},
                List.of(energies, fine, fine, fine));
        JetTask task = task(Optional.of(1), Optional.empty(), "pt");
        assertThatThrownBy(() -> run(task, 1, "jets.h5"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("row 1: part_E[1] = -3.0, part_px[1] = 1.0")
                .hasMessageContaining("energy of 0 or more");
    }

    @Test
    void anEventWithoutParticlesHasNoJets() throws IOException {
        List<double[]> all = List.of(new double[] {}, new double[] {1});
        List<double[]> hard = List.of(new double[] {}, new double[] {9});
        write("events.h5", new String[] {"pt", "eta", "phi"}, List.of(hard, all, all));
        assertThat(run(task(Optional.of(1), Optional.empty(), "pt"), 1, "jets.h5").jets())
                .isEqualTo(1);
        assertThat(read("jets.h5", "jets")).containsExactly(0.0, 1.0);
        assertThat(read("jets.h5", "pt")).containsExactly(Double.NaN, 9.0);
    }

    @Test
    void listsOfDifferentLengthsAreNamed() throws IOException {
        List<double[]> one = List.of(new double[] {1});
        List<double[]> two = List.of(new double[] {1, 2});
        write("events.h5", new String[] {"pt", "eta", "phi"}, List.of(one, two, one));
        JetTask task = task(Optional.of(1), Optional.empty(), "pt");
        assertThatThrownBy(() -> run(task, 1, "jets.h5"))
                .hasMessageContaining("row 0: pt has 1 items, eta has 2");
    }

    @Test
    void whatCannotBeFoundIsSaid() throws IOException {
        events(2, "pt", "eta", "psi");
        JetTask task = task(Optional.of(1), Optional.empty(), "pt");
        assertThatThrownBy(() -> run(task, 1, "jets.h5"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("holds no particles");
        assertThatThrownBy(() -> task(Optional.of(0), Optional.empty(), "pt"))
                .hasMessageContaining("one jet");
        assertThatThrownBy(() -> task(Optional.of(1), Optional.empty(), "pt", "pt"))
                .hasMessageContaining("different features");
        assertThatThrownBy(() -> task(Optional.of(1), Optional.of("soft:1"), "pt"))
                .hasMessageContaining("not known");
    }
}
