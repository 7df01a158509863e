package org.kaon.io;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.csv.CsvTable;
import org.kaon.io.hdf5.Hdf5Table;
import org.kaon.io.numpy.NpzTable;
import org.kaon.io.parquet.ParquetTable;
import org.kaon.io.rntuple.NtupleTable;
import org.kaon.io.root.write.TreeTable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Writes tables, in the format that the file's name ends in.
public final class Sinks {

    private record Ending(String text, Sink.Format format) {}

    /// All formats that a table can be written in.
    private static final List<Ending> ENDINGS =
            List.of(
                    new Ending(".ntuple.root", NtupleTable::write),
                    new Ending(".root", TreeTable::write),
                    new Ending(".npz", NpzTable::write),
                    new Ending(".h5", Hdf5Table::write),
                    new Ending(".hdf5", Hdf5Table::write),
                    new Ending(".parquet", ParquetTable::write),
                    new Ending(".csv", CsvTable::write));

    private Sinks() {}

    /// Writes `file`, which appears when it is complete.
    ///
    /// *Errors*: [FormatException] for an unknown ending (with the known ones), for a folder that
    /// is not there, and for columns that the format does not have.
    public static void write(Path file, Schema schema, Sink.Content content) throws IOException {
        Sink.Format format = format(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw FormatException.of(file.toString(), "", "there is no folder " + folder + ".");
        }
        format.write(file, schema, content);
    }

    /// The format of a name, so that a wrong one is known before long work.
    ///
    /// *Errors*: as [#write].
    public static Sink.Format format(Path file) throws FormatException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        for (Ending ending : ENDINGS) {
            if (name.endsWith(ending.text)) {
                return ending.format;
            }
            known.add(ending.text);
        }
        throw FormatException.of(
                file.toString(),
                "",
                "is in no format that tables are written in. Endings: "
                        + String.join(", ", known)
                        + ".");
    }
}
