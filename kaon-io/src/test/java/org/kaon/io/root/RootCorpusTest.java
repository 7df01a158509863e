package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads public files from many experiments and compares every branch with what uproot 5.7.7 read.
///
/// With `-Dkaon.corpus.table=FILE` the table of types and outcomes is written there.
class RootCorpusTest {

    // The flags of referenced objects take 6 bytes each; uproot reads them as 1.5 values of 4
    // bytes.
    private static final Set<String> MISREAD =
            Set.of(
                    "uproot-issue513.root:Delphes:Track/Track.fBits#1",
                    "uproot-issue513.root:Delphes:EFlowTrack/EFlowTrack.fBits#1",
                    "uproot-issue513.root:Delphes:EFlowPhoton/EFlowPhoton.fBits#1",
                    "uproot-issue513.root:Delphes:EFlowNeutralHadron/EFlowNeutralHadron.fBits#1");

    @Test
    void readsEveryBranchAsUprootDoes() throws IOException {
        Path folder = SharedFiles.folder("corpus/root");
        CorpusComparison comparison = new CorpusComparison();
        int files = 0;
        try (Stream<Path> found = Files.list(folder)) {
            for (Path path : found.filter(p -> p.toString().endsWith(".root")).sorted().toList()) {
                comparison.compare(path);
                files++;
            }
        }
        String table = System.getProperty("kaon.corpus.table", "");
        if (!table.isEmpty()) {
            Files.writeString(Path.of(table), comparison.table());
        }
        Set<String> different = new TreeSet<>();
        for (CorpusComparison.Result result : comparison.results()) {
            if (result.outcome() == CorpusComparison.Outcome.DIFFERENT) {
                different.add(result.branch());
            }
        }
        assertThat(files).isEqualTo(136);
        assertThat(different).isEqualTo(MISREAD);
        assertThat(comparison.counts())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                CorpusComparison.Outcome.GROUP, 591,
                                CorpusComparison.Outcome.EQUAL, 8749,
                                CorpusComparison.Outcome.OPAQUE, 2615,
                                CorpusComparison.Outcome.BEYOND, 3,
                                CorpusComparison.Outcome.NEITHER, 1271,
                                CorpusComparison.Outcome.DIFFERENT, 4));
    }

    @Test
    void findsListsByTheirCountsWhereTheFileLeavesOffsetsOut() throws IOException {
        Path folder = SharedFiles.folder("corpus/root");
        CorpusComparison comparison = new CorpusComparison();
        JsonNode with = comparison.statistics(folder.resolve("uproot-small-dy-withoffsets.root"));
        JsonNode without = comparison.statistics(folder.resolve("uproot-small-dy-nooffsets.root"));
        int compared = 0;
        for (JsonNode branch : without.at("/objects/0/branches")) {
            for (JsonNode other : with.at("/objects/0/branches")) {
                if (branch.get("path").equals(other.get("path"))) {
                    for (String field : List.of("crc", "lists")) {
                        assertThat(branch.path(field)).isEqualTo(other.path(field));
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(without.at("/objects/0/branches").size()).isPositive();
    }
}
