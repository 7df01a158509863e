package org.kaon.io.column;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that appears under its name only when it is complete: written beside, then moved into
/// place.
public final class NewFile {

    /// Writes the content of a new file.
    @FunctionalInterface
    public interface Content {
        void write(FileChannel channel) throws IOException;
    }

    private NewFile() {}

    /// Writes `path`, in place of a file that may be there. After an error that file is as before.
    public static void write(Path path, Content content) throws IOException {
        Path beside =
                path.resolveSibling(
                        path.getFileName() + ".writing-" + ProcessHandle.current().pid());
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            beside,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                content.write(channel);
                channel.force(true);
            }
            move(beside, path);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
