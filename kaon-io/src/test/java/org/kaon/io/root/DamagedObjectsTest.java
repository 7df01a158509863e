package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Damaged values of texts, containers and objects give a column or a [FormatException]; every
/// other throwable fails the test. The bytes are changed behind the codecs, whose checksums would
/// find it out.
class DamagedObjectsTest {

    private static final List<String> FILES =
            List.of(
                    "uproot-stl_containers.root",
                    "uproot-small-evnt-tree-nosplit.root",
                    "Jagged_TLorentzVector.root",
                    "uproot-issue-1229.root",
                    "uproot-issue485.root",
                    "uproot-double32-float16.root",
                    "uproot-leaflist.root",
                    "uproot-issue399.root",
                    "uproot-issue513.root",
                    "uproot-issue-1610.root",
                    "edm4hep_266.root");

    /// A basket of a branch of such values.
    private record Sample(Interpretation.Formed formed, Basket basket) {

        /// Whether the values can be read with some bytes changed.
        boolean readable(byte[] bytes) {
            Basket damaged =
                    new Basket(
                            basket.rows(),
                            bytes,
                            basket.border(),
                            basket.offsets(),
                            basket.generated(),
                            basket.keyBytes(),
                            basket.place());
            int[] starts = basket.offsets().orElseGet(this::equal);
            BranchReader.Piece piece = new BranchReader.Piece(damaged, starts, 0, basket.rows());
            try (Arena arena = Arena.ofConfined()) {
                Column column = new FormDecoder(formed, List.of(piece)).column(arena);
                assertThat(column.length()).isEqualTo(basket.rows());
                assertThat(column.type()).isEqualTo(formed.type());
                return true;
            } catch (FormatException e) {
                assertThat(e).hasMessageContaining(" at byte ");
                return false;
            }
        }

        private int[] equal() {
            int[] starts = new int[basket.rows() + 1];
            for (int i = 0; i < starts.length; i++) {
                starts[i] = basket.border() / basket.rows() * i;
            }
            return starts;
        }
    }

    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (String name : FILES) {
            Path path = SharedFiles.folder("corpus/root").resolve(name);
            try (RootFile file = RootFile.open(path)) {
                for (String tree : file.trees()) {
                    for (Branch branch : file.tree(tree).branches()) {
                        add(file, branch, samples);
                    }
                }
            }
        }
        return samples;
    }

    private static void add(RootFile file, Branch branch, List<Sample> into) throws IOException {
        if (!(branch.interpretation() instanceof Interpretation.Formed formed)
                || branch.baskets().isEmpty()) {
            return;
        }
        Branch.Place place = branch.baskets().getFirst();
        Basket basket =
                place.embedded().isPresent()
                        ? place.embedded().get()
                        : Basket.read(file, place.seek(), branch.name(), branch.path());
        if (basket.rows() > 0 && basket.border() > 0) {
            into.add(new Sample(formed, basket));
        }
    }

    private static void damage(int mutations) throws IOException {
        List<Sample> samples = samples();
        assertThat(samples).hasSizeGreaterThan(100);
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < mutations; i++) {
            Sample sample = samples.get(i % samples.size());
            byte[] bytes = sample.basket.bytes().clone();
            int near = random.nextInt(sample.basket.border());
            for (int k = 0; k <= i % 3; k++) {
                int at = Math.min(near + 2 * k, bytes.length - 1);
                bytes[at] = (byte) random.nextInt(i % 2 == 0 ? 256 : 2);
            }
            refused += sample.readable(bytes) ? 0 : 1;
        }
        assertThat(refused).isGreaterThan(mutations / 20);
    }

    @Test
    @Timeout(60)
    void endWithValuesOrAnError() throws IOException {
        damage(200);
    }

    @Test
    @Tag("slow")
    @Timeout(600)
    void endWithValuesOrAnErrorHoweverOftenTried() throws IOException {
        damage(20_000);
    }

    @Test
    @Timeout(60)
    void areReadAsTheyAre() throws IOException {
        for (Sample sample : samples()) {
            assertThat(sample.readable(sample.basket.bytes())).isTrue();
        }
    }
}
