package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The files beside a file, or in folders below, to which its links and virtual data sets lead.
/// Each is opened once. Files elsewhere are never opened: a file from somewhere else could name
/// any.
final class Neighbours {

    private static final int MOST_FILES = 500;
    private static final int DEEPEST = 8;

    /// Looks something up in a file.
    interface Question<T> {
        T ask(Optional<Hdf5File> file) throws IOException;
    }

    private final Hdf5File first;
    private final Optional<Path> path;
    private final Map<Path, Hdf5File> files = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();

    /// @param path of the first file; none where it is in memory
    Neighbours(Hdf5File first, Optional<Path> path) {
        this.first = first;
        this.path = path;
    }

    /// Asks the file of a name, which counts from the folder of the file that names it; none where
    /// there is no such file. One question may lead to the next, but not for ever.
    ///
    /// @param object what names it, for messages
    <T> T ask(Hdf5File from, String name, String object, Question<T> question) throws IOException {
        lock.lock();
        try {
            if (lock.getHoldCount() > DEEPEST) {
                throw FormatException.of(
                        from.name(), object, "leads from file to file without an end.");
            }
            return question.ask(name.equals(".") ? Optional.of(from) : find(from, name, object));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Hdf5File> find(Hdf5File from, String name, String object) throws IOException {
        Path other = resolve(from, name, object);
        if (Optional.of(other).equals(path)) {
            return Optional.of(first);
        }
        Hdf5File open = files.get(other);
        if (open != null || !Files.isRegularFile(other)) {
            return Optional.ofNullable(open);
        }
        if (files.size() >= MOST_FILES) {
            throw FormatException.of(
                    from.name(), object, "leads to more than " + MOST_FILES + " other files.");
        }
        Hdf5File opened = Hdf5File.beside(other, this);
        files.put(other, opened);
        return Optional.of(opened);
    }

    /// Where a file of a name would be.
    ///
    /// *Errors*: [FormatException] for one in another folder.
    Path resolve(Hdf5File from, String name, String object) throws IOException {
        if (path.isEmpty() || from.path().isEmpty()) {
            throw FormatException.of(
                    from.name(), object, "lies in another file, " + name + ", which is not here.");
        }
        Path folder = folder(path.get());
        Path own = folder(from.path().get());
        try {
            Path found = own.resolve(name).normalize();
            // As the C library does where there is no such file: the same name beside this one.
            if (Path.of(name).isAbsolute() && !found.startsWith(folder) && !Files.exists(found)) {
                found = own.resolve(String.valueOf(found.getFileName()));
            }
            if (found.startsWith(folder) && !found.equals(folder)) {
                return found;
            }
        } catch (InvalidPathException e) {
            throw FormatException.of(
                    from.name(), object, "names a file \"%s\", which cannot be.".formatted(name));
        }
        throw FormatException.of(
                from.name(),
                object,
                "lies in %s, which is not in the folder of this file: put it there, or open it itself."
                        .formatted(name));
    }

    private static Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    void close() throws IOException {
        lock.lock();
        try {
            List<Hdf5File> open = new ArrayList<>(files.values());
            files.clear();
            for (Hdf5File file : open) {
                file.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
