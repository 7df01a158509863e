package org.kaon.io;

import org.kaon.io.arrow.ArrowSource;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;
import org.kaon.io.csv.CsvInspection;
import org.kaon.io.csv.CsvSource;
import org.kaon.io.hdf5.Hdf5File;
import org.kaon.io.hdf5.Hdf5Inspection;
import org.kaon.io.hdf5.Hdf5Source;
import org.kaon.io.image.PictureInspection;
import org.kaon.io.image.PictureSource;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.TableInspection;
import org.kaon.io.lhe.LheSource;
import org.kaon.io.numpy.NumpyInspection;
import org.kaon.io.numpy.NumpySource;
import org.kaon.io.parquet.ParquetInspection;
import org.kaon.io.parquet.ParquetSource;
import org.kaon.io.rntuple.NtupleInspection;
import org.kaon.io.rntuple.NtupleSource;
import org.kaon.io.root.RootFile;
import org.kaon.io.root.RootInspection;
import org.kaon.io.root.TreeSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A format, known by how its files start and, where that is not enough, by more.
///
/// @param magic the first bytes
/// @param test looks further where these do not tell
record Format(String name, byte[] magic, Test test, Opener opener, Inspector inspector) {

    private static final int START = 16;

    @FunctionalInterface
    interface Test {
        boolean fits(Path file) throws IOException;
    }

    @FunctionalInterface
    interface Opener {
        Source open(Path file, String object) throws IOException;
    }

    @FunctionalInterface
    interface Inspector {
        Inspection inspect(Path file, String object) throws IOException;
    }

    /// All formats that can be read as a table.
    private static final List<Format> ALL =
            List.of(
                    new Format(
                            "ROOT",
                            new byte[] {'r', 'o', 'o', 't'},
                            Format::root,
                            (file, _) -> RootInspection.open(file, NtupleInspection::content)),
                    new Format(
                            "HDF5",
                            new byte[0],
                            Hdf5File::recognises,
                            Format::hdf5,
                            (file, _) -> Hdf5Inspection.open(file)),
                    new Format(
                            "Parquet",
                            ParquetSource.signature(),
                            (file, object) ->
                                    alone(file, object, "a Parquet file", ParquetSource::open),
                            (file, _) -> ParquetInspection.open(file)),
                    new Format(
                            "Arrow",
                            ArrowSource.signature(),
                            (file, object) ->
                                    alone(file, object, "an Arrow file", ArrowSource::open),
                            (file, _) -> whole("Arrow", ArrowSource.open(file), file)),
                    new Format(
                            "Arrow's stream",
                            new byte[0],
                            ArrowSource::isStream,
                            (file, object) ->
                                    alone(file, object, "an Arrow stream", ArrowSource::open),
                            (file, _) -> whole("Arrow", ArrowSource.open(file), file)),
                    new Format(
                            "Feather",
                            ArrowSource.oldSignature(),
                            (file, _) -> {
                                throw ArrowSource.tooOld(file);
                            },
                            (file, _) -> {
                                throw ArrowSource.tooOld(file);
                            }),
                    new Format(
                            "NumPy's .npy",
                            NumpySource.signature(),
                            (file, object) -> alone(file, object, "an array", NumpySource::npy),
                            (file, _) -> NumpyInspection.npy(file)),
                    new Format(
                            "NumPy's .npz",
                            new byte[] {'P', 'K'},
                            NumpySource::recognises,
                            NumpySource::npz,
                            (file, _) -> NumpyInspection.npz(file)),
                    new Format(
                            "ZIP of pictures",
                            new byte[] {'P', 'K', 3, 4},
                            PictureSource::zip,
                            (file, _) ->
                                    pictures(
                                            "ZIP of pictures",
                                            file,
                                            it -> PictureSource.zip(it, ""))),
                    new Format(
                            "CIFAR's .bin",
                            new byte[0],
                            PictureSource::isCifar,
                            (file, _) -> PictureSource.cifar(file),
                            (file, _) -> pictures("CIFAR", file, PictureSource::cifar)),
                    new Format(
                            "IDX",
                            new byte[] {0, 0, 8},
                            (file, _) -> PictureSource.idx(file),
                            (file, _) -> pictures("IDX", file, PictureSource::idx)),
                    new Format(
                            "IDX in gzip",
                            new byte[] {0x1f, (byte) 0x8b},
                            PictureSource::isCompressedIdx,
                            (file, _) -> PictureSource.idx(file),
                            (file, _) -> pictures("IDX in gzip", file, PictureSource::idx)),
                    new Format(
                            "LHE",
                            new byte[0],
                            LheSource::recognises,
                            (file, object) -> alone(file, object, "an LHE file", LheSource::open),
                            (file, _) -> whole("LHE", LheSource.open(file), file)),
                    new Format(
                            "CSV",
                            new byte[0],
                            CsvSource::recognises,
                            CsvSource::open,
                            CsvInspection::open));

    private Format(String name, byte[] magic, Opener opener, Inspector inspector) {
        this(name, magic, _ -> true, opener, inspector);
    }

    /// The format of a file.
    ///
    /// *Errors*: [FormatException] where it is none of these, or may not be read.
    static Format of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        } catch (java.nio.file.AccessDeniedException e) {
            throw FormatException.of(file.toString(), "", "may not be read (permission denied).");
        }
        for (Format format : ALL) {
            if (startsWith(start, format.magic) && format.test.fits(file)) {
                return format;
            }
        }
        throw FormatException.of(
                file.toString(),
                "",
                start.length == 0
                        ? "is empty."
                        : "is of no known format. Known: "
                                + String.join(", ", ALL.stream().map(Format::name).toList())
                                + ".");
    }

    private static boolean startsWith(byte[] start, byte[] magic) {
        if (start.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (start[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /// What is in a folder: the pictures in its class folders.
    static Inspection folder(Path folder) throws IOException {
        return pictures("folder of pictures", folder, it -> PictureSource.folder(it, ""));
    }

    @FunctionalInterface
    interface PictureOpener {
        PictureSource open(Path file) throws IOException;
    }

    private static Inspection pictures(String format, Path file, PictureOpener opener)
            throws IOException {
        PictureSource source = opener.open(file);
        return PictureInspection.of(format, source, size(file));
    }

    private static Inspection whole(String format, Source source, Path file) throws IOException {
        return new TableInspection(format, Map.of(), List.of(), source, size(file));
    }

    private static long size(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(file)) {
            return files.mapToLong(it -> it.toFile().length()).sum();
        }
    }

    private static Source root(Path path, String object) throws IOException {
        RootFile file = RootFile.open(path);
        try {
            String table = object.isEmpty() ? onlyTable(file) : object;
            return NtupleSource.ntuples(file).contains(table)
                    ? NtupleSource.of(file, table)
                    : TreeSource.of(file, table);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static Source hdf5(Path path, String object) throws IOException {
        Hdf5File file = Hdf5File.open(path);
        try {
            return Hdf5Source.of(file, object);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @FunctionalInterface
    private interface Whole {
        Source open(Path file) throws IOException;
    }

    // Opens a format that has one table in a file.
    private static Source alone(Path path, String object, String what, Whole format)
            throws IOException {
        if (!object.isEmpty()) {
            throw FormatException.of(
                    path.toString(),
                    object,
                    "is asked for, but %s is one table: leave \":%s\" away."
                            .formatted(what, object));
        }
        return format.open(path);
    }

    private static String onlyTable(RootFile file) throws FormatException {
        List<String> tables = new ArrayList<>(file.trees());
        tables.addAll(NtupleSource.ntuples(file));
        if (tables.size() != 1) {
            throw FormatException.of(
                    file.name(),
                    "",
                    "holds %d trees%s; say which, as in %s:%s"
                            .formatted(
                                    tables.size(),
                                    tables.isEmpty() ? "" : " (" + String.join(", ", tables) + ")",
                                    file.name(),
                                    tables.isEmpty() ? "tree" : tables.getFirst()));
        }
        return tables.getFirst();
    }
}
