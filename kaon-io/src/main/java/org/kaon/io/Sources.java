package org.kaon.io;

import org.kaon.io.arrow.ArrowSource;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;
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
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// Opens tables, whatever format they are in.
public final class Sources {

    private static final int START = 16;

    /// A format, known by how its files start and, where that is not enough, by more.
    private record Format(
            String name, byte[] magic, Test test, Opener opener, Inspector inspector) {

        Format(String name, byte[] magic, Opener opener, Inspector inspector) {
            this(name, magic, _ -> true, opener, inspector);
        }
    }

    @FunctionalInterface
    private interface Test {
        boolean fits(Path file) throws IOException;
    }

    @FunctionalInterface
    private interface Opener {
        Source open(Path file, String object) throws IOException;
    }

    @FunctionalInterface
    private interface Inspector {
        Inspection inspect(Path file) throws IOException;
    }

    /// All formats that can be read as a table.
    private static final List<Format> FORMATS =
            List.of(
                    new Format(
                            "ROOT",
                            new byte[] {'r', 'o', 'o', 't'},
                            Sources::root,
                            file -> RootInspection.open(file, NtupleInspection::content)),
                    new Format(
                            "HDF5",
                            new byte[0],
                            Hdf5File::recognises,
                            Sources::hdf5,
                            Hdf5Inspection::open),
                    new Format(
                            "Parquet",
                            ParquetSource.signature(),
                            (file, object) ->
                                    alone(file, object, "a Parquet file", ParquetSource::open),
                            ParquetInspection::open),
                    new Format(
                            "Arrow",
                            ArrowSource.signature(),
                            (file, object) ->
                                    alone(file, object, "an Arrow file", ArrowSource::open),
                            file -> whole("Arrow", ArrowSource.open(file), file)),
                    new Format(
                            "Arrow's stream",
                            ArrowSource.streamSignature(),
                            (file, object) ->
                                    alone(file, object, "an Arrow stream", ArrowSource::open),
                            file -> whole("Arrow", ArrowSource.open(file), file)),
                    new Format(
                            "Feather",
                            ArrowSource.oldSignature(),
                            (file, _) -> {
                                throw ArrowSource.tooOld(file);
                            },
                            file -> {
                                throw ArrowSource.tooOld(file);
                            }),
                    new Format(
                            "NumPy's .npy",
                            NumpySource.signature(),
                            (file, object) -> alone(file, object, "an array", NumpySource::npy),
                            NumpyInspection::npy),
                    new Format(
                            "NumPy's .npz",
                            new byte[] {'P', 'K'},
                            NumpySource::recognises,
                            NumpySource::npz,
                            NumpyInspection::npz),
                    new Format(
                            "ZIP of pictures",
                            new byte[] {'P', 'K', 3, 4},
                            PictureSource::zip,
                            file ->
                                    pictures(
                                            "ZIP of pictures",
                                            file,
                                            it -> PictureSource.zip(it, ""))),
                    new Format(
                            "CIFAR's .bin",
                            new byte[0],
                            PictureSource::isCifar,
                            (file, _) -> PictureSource.cifar(file),
                            file -> pictures("CIFAR", file, PictureSource::cifar)),
                    new Format(
                            "IDX",
                            new byte[] {0, 0, 8},
                            (file, _) -> PictureSource.idx(file),
                            file -> pictures("IDX", file, PictureSource::idx)),
                    new Format(
                            "IDX in gzip",
                            new byte[] {0x1f, (byte) 0x8b},
                            PictureSource::isCompressedIdx,
                            (file, _) -> PictureSource.idx(file),
                            file -> pictures("IDX in gzip", file, PictureSource::idx)),
                    new Format(
                            "LHE",
                            new byte[0],
                            LheSource::recognises,
                            (file, object) -> alone(file, object, "an LHE file", LheSource::open),
                            file -> whole("LHE", LheSource.open(file), file)),
                    new Format(
                            "CSV",
                            new byte[0],
                            CsvSource::recognises,
                            (file, object) -> alone(file, object, "a text table", CsvSource::open),
                            CsvInspection::open));

    private Sources() {}

    /// Opens `location`: a file, or a pattern of files that are read one after the other; `:object`
    /// names the table. A folder stands for the pictures in its class folders.
    ///
    /// *Errors*: [FormatException] for a missing file, an unknown format, a missing table (with the
    /// nearest names) and files whose columns differ.
    ///
    /// @param base the folder from which a relative path starts
    public static Source open(String location, Path base) throws IOException {
        return open(List.of(location), base);
    }

    /// Opens several locations, whose tables are read one after the other.
    ///
    /// *Errors*: as for one.
    public static Source open(List<String> locations, Path base) throws IOException {
        List<Path> files = new ArrayList<>();
        List<Source> parts = new ArrayList<>();
        try {
            for (String location : locations) {
                Location place = Location.parse(location);
                for (Path file : files(place, base)) {
                    files.add(file);
                    parts.add(one(file, place.object()));
                }
            }
            return parts.size() == 1
                    ? parts.getFirst()
                    : Chain.of(parts, files.stream().map(Path::toString).toList());
        } catch (IOException | RuntimeException e) {
            for (Source part : parts) {
                part.close();
            }
            throw e;
        }
    }

    /// The files that a location stands for, in the order of their names.
    public static List<Path> files(String location, Path base) throws IOException {
        return files(Location.parse(location), base);
    }

    private static List<Path> files(Location place, Path base) throws IOException {
        Path path = place.pattern() ? base : place.resolve(base);
        if (!place.pattern()) {
            requireFile(path);
            return List.of(path);
        }
        int slash = Math.max(place.path().lastIndexOf('/'), place.path().lastIndexOf('\\'));
        String folderName = slash < 0 ? "" : place.path().substring(0, slash + 1);
        Path folder = new Location(folderName, "").resolve(base);
        String names = place.path().substring(slash + 1);
        if (!Files.isDirectory(folder)) {
            throw FormatException.of(folder.toString(), "", "there is no such folder.");
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, names)) {
            stream.forEach(found::add);
        } catch (PatternSyntaxException | InvalidPathException e) {
            throw FormatException.of(place.path(), "", "is no pattern: " + e.getMessage());
        }
        if (found.isEmpty()) {
            throw FormatException.of(folder.toString(), "", "no file matches " + names + ".");
        }
        found.sort(null);
        return found;
    }

    private static void requireFile(Path path) throws IOException {
        if (Files.exists(path)) {
            return;
        }
        Path folder = path.toAbsolutePath().getParent();
        List<String> beside = new ArrayList<>();
        if (folder != null && Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(other -> beside.add(String.valueOf(other.getFileName())));
            }
        }
        List<String> near = Nearest.to(String.valueOf(path.getFileName()), beside);
        throw FormatException.of(
                path.toString(),
                "",
                "there is no such file."
                        + (near.isEmpty() ? "" : " Nearest: " + String.join(", ", near) + "."));
    }

    private static Source one(Path file, String object) throws IOException {
        return Files.isDirectory(file)
                ? PictureSource.folder(file, object)
                : format(file).opener.open(file, object);
    }

    /// What is in a file. A folder stands for the pictures in its class folders.
    ///
    /// *Errors*: [FormatException] for a missing file, an unknown format, a damaged head.
    public static Inspection inspect(Path file) throws IOException {
        requireFile(file);
        return Files.isDirectory(file)
                ? pictures("folder of pictures", file, it -> PictureSource.folder(it, ""))
                : format(file).inspector.inspect(file);
    }

    @FunctionalInterface
    private interface PictureOpener {
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

    private static Format format(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        } catch (java.nio.file.AccessDeniedException e) {
            throw FormatException.of(file.toString(), "", "may not be read (permission denied).");
        }
        for (Format format : FORMATS) {
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
                                + String.join(", ", FORMATS.stream().map(Format::name).toList())
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
