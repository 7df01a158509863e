package org.kaon.io.numpy;

import org.kaon.io.column.FormatException;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// A ZIP archive of arrays.
record NpzArchive(String file, ZipFile zip) implements AutoCloseable {

    private static final String ENDING = ".npy";

    /// An array in the archive.
    ///
    /// @param packed bytes in the file
    record Member(String name, ArrayBytes bytes, long packed) {}

    static NpzArchive open(Path path) throws IOException {
        try {
            return new NpzArchive(path.toString(), new ZipFile(path.toFile()));
        } catch (ZipException | EOFException e) {
            throw FormatException.of(
                    path.toString(), "", "is no ZIP archive: %s.".formatted(e.getMessage()));
        }
    }

    /// The arrays in the archive's order.
    List<Member> members() throws IOException {
        List<Member> members = new ArrayList<>();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.endsWith(ENDING)) {
                members.add(
                        new Member(
                                name.substring(0, name.length() - ENDING.length()),
                                new ArrayBytes.Member(file, zip, entry),
                                Math.max(0, entry.getCompressedSize())));
            }
        }
        return members;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
