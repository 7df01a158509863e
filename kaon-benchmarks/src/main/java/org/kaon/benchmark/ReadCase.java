package org.kaon.benchmark;

import java.util.ArrayList;
import java.util.List;

/// A piece of reading that is timed: some columns of a file, all their values.
///
/// @param file what the file is called in [ReadFiles]
/// @param columns those that are read, all where none is named
/// @param peer the library beside which Kaon is measured
/// @param goal the least ratio of the peer's time to Kaon's that Kaon promises
record ReadCase(
        String name, String file, List<String> columns, int threads, String peer, double goal) {

    static final List<String> PARTS = List.of("part_E", "part_px", "part_py", "part_pz");

    /// Flat and jagged columns of the wide tree that are read: every fiftieth.
    static final List<String> SOME = some();

    /// All cases, in the order of the table.
    static final List<ReadCase> ALL =
            List.of(
                    new ReadCase("ttree", ReadFiles.TREE, PARTS, 1, "uproot", 2),
                    new ReadCase("ttree-2", ReadFiles.TREE, PARTS, 2, "uproot", 3),
                    new ReadCase("nano", ReadFiles.WIDE, SOME, 1, "uproot", 5),
                    new ReadCase("rntuple", ReadFiles.NTUPLE, PARTS, 1, "uproot", 3),
                    new ReadCase("hdf5-gzip", ReadFiles.HDF5, List.of(), 1, "h5py", 1),
                    new ReadCase(
                            "hdf5-members",
                            ReadFiles.COMPOUND,
                            List.of("f0", "f10", "f20"),
                            1,
                            "h5py",
                            1),
                    new ReadCase("csv", ReadFiles.CSV, List.of(), 1, "pandas", 2),
                    new ReadCase("csv-long", ReadFiles.LONG_CSV, List.of(), 1, "pandas", 2),
                    new ReadCase("parquet", ReadFiles.PARQUET, PARTS, 1, "pyarrow", 0.8));

    ReadCase {
        columns = List.copyOf(columns);
    }

    /// Whether what is read is packed so that unpacking alone can be measured.
    boolean unpacked() {
        return peer.equals("uproot");
    }

    static List<String> names() {
        return ALL.stream().map(ReadCase::name).toList();
    }

    private static List<String> some() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            names.add("flat_" + i * ReadFiles.FLATS / 10);
            names.add("list_" + i * ReadFiles.LISTS / 10);
        }
        return names;
    }
}
