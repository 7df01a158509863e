package org.kaon.lab.run;

import org.jspecify.annotations.Nullable;
import org.kaon.lab.plot.WholeFile;
import org.kaon.lab.yaml.ConfigException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The folder of one run. Its files are written beside their place and moved into it, so a kill at
/// any moment leaves none half-written.
///
/// | file | what |
/// |---|---|
/// | `run.json` | the format's version |
/// | `experiment.yaml`, `original.yaml` | every default spelt out; as the user wrote it |
/// | `environment.json`, `samples.json`, `transforms.json` | machine and seeds; data; fits |
/// | `checkpoints/last.zip`, `model.zip` | to resume; the trained network |
/// | `history.csv`, `timing.json` | figures and times by epoch |
/// | `scores/PART.npy` | columns: truth, weight, outputs |
/// | `images.npy`, `pictures.npy` | pictures that the report shows |
/// | `results.json`, `report.html`, `plots/` | what came out |
public final class RunDirectory {

    /// The version of this layout.
    public static final String FORMAT = "kaon-run-1";

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /// A new, empty run directory.
    ///
    /// *Errors*: [RunException] where the folder cannot be made or is not empty.
    public static RunDirectory create(Path path) {
        try {
            Files.createDirectories(path);
            try (Stream<Path> inside = Files.list(path)) {
                if (inside.findAny().isPresent()) {
                    throw new RunException(
                            path
                                    + ": the folder is not empty. Give another with --out, or go on"
                                    + " with the run that it holds by --resume "
                                    + path
                                    + ".");
                }
            }
        } catch (FileAlreadyExistsException e) {
            throw new RunException(path + ": is a file, expected a folder for the run.", e);
        } catch (IOException e) {
            throw cannotWrite(path, e);
        }
        RunDirectory directory = new RunDirectory(path);
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("format", FORMAT);
        about.put("kaon", Machine.version());
        directory.write("run.json", Json.write(about));
        return directory;
    }

    /// The next free `runs/NAME/NUMBER` under a folder.
    public static RunDirectory next(Path base, String name) {
        Path parent = base.resolve("runs").resolve(name);
        for (int number = 1; ; number++) {
            Path candidate = parent.resolve(String.format("%03d", number));
            if (!Files.exists(candidate)) {
                return create(candidate);
            }
        }
    }

    /// A run directory that is there.
    ///
    /// *Errors*: [RunException] where it is none, or one of another version.
    public static RunDirectory open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new RunException(path + ": there is no such run directory.");
        }
        Path about = path.resolve("run.json");
        if (!Files.isRegularFile(about)) {
            throw new RunException(
                    path
                            + ": is no run directory, for it holds no run.json. Expected a folder"
                            + " that kaon train has made.");
        }
        RunDirectory directory = new RunDirectory(path);
        Object format = directory.json("run.json").get("format");
        if (!FORMAT.equals(format)) {
            throw new RunException(
                    "%s: the run was written by another version of Kaon: expected the format %s, found %s. Use the version that wrote it, or train anew."
                            .formatted(path, FORMAT, format));
        }
        return directory;
    }

    /// The folder.
    public Path path() {
        return path;
    }

    /// A file in the folder.
    public Path file(String name) {
        return path.resolve(name);
    }

    /// Whether the file is there.
    public boolean has(String name) {
        return Files.isRegularFile(file(name));
    }

    /// Takes the folder back with all that is in it, because a run failed before it trained.
    void discard(Exception because) {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    /// Writes a text file, whole or not at all.
    public void write(String name, String text) {
        try {
            WholeFile.write(file(name), text);
        } catch (IOException e) {
            throw cannotWrite(file(name), e);
        }
    }

    /// The text of a file.
    public String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new RunException(
                    "%s: cannot be read (%s). The run directory is incomplete."
                            .formatted(file(name), reason(e)),
                    e);
        }
    }

    /// A JSON file as plain maps and lists.
    public Map<?, ?> json(String name) {
        return Json.read(text(name), file(name).toString());
    }

    static RunException cannotWrite(Path path, IOException cause) {
        return new RunException(
                "%s: cannot be written (%s). Check the permissions and the free space of the disk, or choose another folder with --out."
                        .formatted(path, reason(cause)),
                cause);
    }

    static String reason(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        return switch (cause) {
            case java.nio.file.AccessDeniedException _ -> "permission denied";
            case java.nio.file.NoSuchFileException _ -> "there is no such file";
            case java.nio.file.FileSystemException e when e.getReason() != null -> e.getReason();
            default -> text;
        };
    }

    /// Claims the run for this process until the claim is closed.
    ///
    /// *Errors*: [RunException] where another process trains in it.
    public Claim claim() {
        try {
            FileChannel channel =
                    FileChannel.open(
                            file("run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new RunException(
                        path + ": another process is training in this run. Wait for it to end.");
            }
            return new Claim(channel);
        } catch (IOException e) {
            throw cannotWrite(file("run.lock"), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /// A claim on a run; closing gives it up.
    public record Claim(FileChannel channel) implements AutoCloseable {
        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new RunException("The lock of the run cannot be given up.", e);
            }
        }
    }

    /// The resolved experiment of the run.
    ///
    /// *Errors*: [ConfigException] where somebody has broken it.
    public org.kaon.lab.experiment.Experiment experiment() {
        return org.kaon.lab.experiment.Experiment.read(
                text("experiment.yaml"),
                file("experiment.yaml").toString(),
                path.toAbsolutePath(),
                java.util.List.of());
    }
}
