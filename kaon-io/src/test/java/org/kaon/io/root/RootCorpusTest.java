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

    private static final Map<CorpusComparison.Outcome, Integer> COUNTS =
            Map.of(
                    CorpusComparison.Outcome.GROUP, 591,
                    CorpusComparison.Outcome.EQUAL, 11343,
                    CorpusComparison.Outcome.OPAQUE, 15,
                    CorpusComparison.Outcome.BEYOND, 797,
                    CorpusComparison.Outcome.NEITHER, 477,
                    CorpusComparison.Outcome.DIFFERENT, 10);

    // Where the file says otherwise than uproot.
    private static final Set<String> MISREAD =
            Set.of(
                    // The flags of referenced objects take 6 bytes each; uproot reads them as 1.5
                    // values of 4 bytes.
                    "uproot-issue513.root:Delphes:Track/Track.fBits#1",
                    "uproot-issue513.root:Delphes:EFlowTrack/EFlowTrack.fBits#1",
                    "uproot-issue513.root:Delphes:EFlowPhoton/EFlowPhoton.fBits#1",
                    "uproot-issue513.root:Delphes:EFlowNeutralHadron/EFlowNeutralHadron.fBits#1",
                    // The same values; uproot puts each array into one more list of one.
                    "uproot-issue-880.root:Z:Event/pg[6]#1",
                    "uproot-issue-880.root:Z:Event/Cluster[6]#1",
                    "uproot-issue-880.root:Z:Event/Vertex/Vertex.pRec[2]#1",
                    "uproot-issue-880.root:Z:Event/Vertex/Vertex.pRecPre[2]#1",
                    // uproot takes the objects' heads for their values.
                    "uproot-issue433-splitlevel2.root:KM3NET_TIMESLICE_L0:km3net_timeslice_L0/"
                            + "KM3NETDAQ::JDAQTimeslice/KM3NETDAQ::JDAQTimesliceHeader/"
                            + "KM3NETDAQ::JDAQHeader/KM3NETDAQ::JDAQChronometer/"
                            + "timeslice_start#1",
                    // With 32 bits ROOT divides the range into 2³² - 1 steps, uproot into 2³².
                    "uproot-double32-float16.root:tree:double32_32#1");

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
        assertThat(comparison.counts()).isEqualTo(COUNTS);
    }

    @Test
    void isToldInTheReference() throws IOException {
        Path root = Path.of(System.getProperty("kaon.root", ".."));
        String page = Files.readString(root.resolve("docs/reference/root-coverage.md"));
        int all = COUNTS.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(page).contains("each of %,d branches".formatted(all));
        COUNTS.values().forEach(count -> assertThat(page).contains("| %,d | ".formatted(count)));
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
