package org.kaon.keras;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;
import org.kaon.io.column.NewFile;
import org.kaon.io.hdf5.NewHdf5;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A `.keras` file: a zip of `config.json`, `metadata.json` and `model.weights.h5`.
///
/// *Source*: Keras 3.15, `saving_lib.py`.
final class KerasZip {

    /// The version of Keras whose layout is written.
    static final String LAYOUT_VERSION = "3.15.1";

    static final String CONFIG = "config.json";
    private static final String METADATA = "metadata.json";
    private static final String WEIGHTS = "model.weights.h5";
    private static final String SEED = "kaon_seed";

    // Texts of architectures are some 10 kB; weights hardly become smaller by compression.
    static final long LARGEST_TEXT = 1L << 26;
    private static final long LARGEST_WEIGHTS = Integer.MAX_VALUE - 64L;
    private static final long BEST_RATIO = 100;
    private static final long SMALL = 1L << 24;

    private KerasZip() {}

    /// What is in a file.
    record Content(Map<String, @Nullable Object> architecture, byte[] weights, long seed) {}

    static Content read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            String config =
                    new String(bytes(zip, CONFIG, LARGEST_TEXT, file), StandardCharsets.UTF_8);
            long seed = 0;
            if (zip.getEntry(METADATA) != null) {
                String text =
                        new String(
                                bytes(zip, METADATA, LARGEST_TEXT, file), StandardCharsets.UTF_8);
                Object found = Text.read(text, file + ":" + METADATA).get(SEED);
                seed = found instanceof Number number ? number.longValue() : 0;
            }
            byte[] weights = bytes(zip, WEIGHTS, LARGEST_WEIGHTS, file);
            return new Content(Text.read(config, file + ":" + CONFIG), weights, seed);
        } catch (ZipException | EOFException broken) {
            throw new ConfigException(
                    file
                            + ": expected a zip that Keras 3 wrote, found: "
                            + requireNonNullElse(broken.getMessage(), "no end"));
        }
    }

    private static byte[] bytes(ZipFile zip, String name, long most, Path file) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ConfigException(
                    "%s: has no \"%s\". A .keras file holds %s and %s; save the model again."
                            .formatted(file, name, CONFIG, WEIGHTS));
        }
        long size = entry.getSize();
        boolean bomb = size > SMALL && size / BEST_RATIO > entry.getCompressedSize();
        if (size > most || bomb) {
            throw new ConfigException(
                    "%s: \"%s\" would unpack to %d bytes from %d. No model is like that: do not use the file."
                            .formatted(file, name, size, entry.getCompressedSize()));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) size);
            if (bytes.length != size || in.read() >= 0) {
                throw new ConfigException(file + ": \"" + name + "\" is not as long as it says.");
            }
            return bytes;
        }
    }

    /// Writes a file, which appears when it is complete.
    static void write(
            Path file,
            Map<String, @Nullable Object> architecture,
            long seed,
            NewHdf5.Content weights)
            throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".weights");
        try {
            NewHdf5.write(draft, weights);
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put("keras_version", LAYOUT_VERSION);
            metadata.put("written_by", "Kaon");
            metadata.put(SEED, seed);
            NewFile.write(
                    file,
                    channel -> {
                        ZipOutputStream zip =
                                new ZipOutputStream(
                                        new BufferedOutputStream(
                                                Channels.newOutputStream(channel), 1 << 16));
                        put(zip, METADATA, Text.write(metadata));
                        put(zip, CONFIG, Text.write(architecture));
                        put(zip, draft);
                        zip.finish();
                        zip.flush();
                    });
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.DEFLATED);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static void put(ZipOutputStream zip, Path weights) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(weights), sum)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        ZipEntry entry = entry(WEIGHTS);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(Files.size(weights));
        entry.setCompressedSize(Files.size(weights));
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        Files.copy(weights, zip);
        zip.closeEntry();
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        // The same model gives the same bytes, whenever it is written.
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        return entry;
    }
}
