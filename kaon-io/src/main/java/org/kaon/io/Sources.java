package org.kaon.io;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Source;
import org.kaon.io.image.PictureSource;
import org.kaon.io.inspect.Inspection;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Opens tables, whatever format they are in.
public final class Sources {

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
                : Format.of(file).opener().open(file, object);
    }

    /// What is in a file. A folder stands for the pictures in its class folders.
    ///
    /// *Errors*: [FormatException] for a missing file, an unknown format, a damaged head.
    public static Inspection inspect(Path file) throws IOException {
        return inspect(file, "");
    }

    /// The same, where what stands behind the file's name may be a setting of its format.
    public static Inspection inspect(Path file, String object) throws IOException {
        requireFile(file);
        return Files.isDirectory(file)
                ? Format.folder(file)
                : Format.of(file).inspector().inspect(file, object);
    }
}
