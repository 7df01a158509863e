package org.kaon.io;

import org.kaon.io.arrow.ArrowTable;
import org.kaon.io.column.Accepted;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Sink;
import org.kaon.io.csv.CsvTable;
import org.kaon.io.csv.CsvWriter;
import org.kaon.io.hdf5.Hdf5Table;
import org.kaon.io.numpy.NpyTable;
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

    private record Ending(String text, Sink.Format format, Accepted accepted) {}

    /// All formats that a table can be written in.
    private static final List<Ending> ENDINGS =
            List.of(
                    new Ending(".ntuple.root", NtupleTable::write, NtupleTable.ACCEPTED),
                    new Ending(".root", TreeTable::write, TreeTable.ACCEPTED),
                    new Ending(".npz", NpzTable::write, NpzTable.ACCEPTED),
                    new Ending(".npy", NpyTable::write, NpyTable.ACCEPTED),
                    new Ending(".h5", Hdf5Table::write, Hdf5Table.ACCEPTED),
                    new Ending(".hdf5", Hdf5Table::write, Hdf5Table.ACCEPTED),
                    new Ending(".parquet", ParquetTable::write, ParquetTable.ACCEPTED),
                    new Ending(".arrow", ArrowTable::write, ArrowTable.ACCEPTED),
                    new Ending(".feather", ArrowTable::feather, ArrowTable.ACCEPTED),
                    new Ending(".csv", CsvTable::write, CsvTable.ACCEPTED),
                    text(".csv.gz", ',', true),
                    text(".tsv", '\t', false),
                    text(".tsv.gz", '\t', true));

    private Sinks() {}

    private static Ending text(String ending, char separator, boolean packed) {
        CsvWriter.Form form = new CsvWriter.Form(separator, packed);
        return new Ending(ending, CsvTable.in(form), CsvTable.ACCEPTED);
    }

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
        return ending(file).format;
    }

    /// Which columns the format of a name takes.
    ///
    /// *Errors*: as [#write].
    public static Accepted accepted(Path file) throws FormatException {
        return ending(file).accepted;
    }

    /// The end of a file's name that says its format, in lower case.
    ///
    /// *Errors*: as [#write].
    public static String endingOf(Path file) throws FormatException {
        return ending(file).text;
    }

    /// The endings of names of formats that take a column of that type.
    public static List<String> endings(ColumnType type) {
        return ENDINGS.stream().filter(it -> it.accepted.holds(type)).map(Ending::text).toList();
    }

    private static Ending ending(Path file) throws FormatException {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        List<String> known = new ArrayList<>();
        for (Ending ending : ENDINGS) {
            if (name.endsWith(ending.text)) {
                return ending;
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
