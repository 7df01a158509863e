package org.kaon.model;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A zip of named tensors (`NAME.npy`, stored) and one JSON object (`state.json`).
///
/// Written under another name, forced to disk, then moved into place: a reader never sees half of
/// it.
record Archive(Map<String, @Nullable Object> state, Map<String, Tensor> tensors) {

    private static final String STATE = "state.json";
    private static final String SUFFIX = ".npy";

    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            draft,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE)) {
                OutputStream out =
                        new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
                ZipOutputStream zip = new ZipOutputStream(out);
                put(zip, STATE, Json.write(state).getBytes(StandardCharsets.UTF_8));
                for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                    put(zip, entry.getKey() + SUFFIX, NpyMember.write(entry.getValue()));
                }
                zip.finish();
                out.flush();
                channel.force(true);
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        force(folder);
    }

    /// Makes the new name itself survive a power cut, where the system can open a folder.
    private static void force(@Nullable Path folder) {
        if (folder != null) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException unsupported) {
                // Windows opens no folders; the file's own content is on disk already.
                return;
            }
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCompressedSize(bytes.length);
        entry.setCrc(sum.getValue());
        // The same content gives the same bytes, whenever it was written.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /// *Errors*: {@link ConfigException} for a file that is no such zip.
    static Archive read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry json = zip.getEntry(STATE);
            if (json == null) {
                throw new ConfigException(file + ": expected a zip with " + STATE + " in it.");
            }
            String text = new String(bytes(zip, json), StandardCharsets.UTF_8);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getName().endsWith(SUFFIX)) {
                    String name =
                            entry.getName()
                                    .substring(0, entry.getName().length() - SUFFIX.length());
                    tensors.put(
                            name, NpyMember.read(bytes(zip, entry), file + ":" + entry.getName()));
                }
            }
            return new Archive(Json.read(text, file + ":" + STATE), tensors);
        } catch (ZipException | EOFException broken) {
            throw new ConfigException(
                    file
                            + ": expected a zip that Kaon wrote, found: "
                            + requireNonNullElse(broken.getMessage(), "no end")
                            + ".");
        }
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
