package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;
import org.kaon.io.root.Container;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Where header and footer of an ntuple are.
///
/// *Source*: specification, "Anchor schema"; big-endian, unlike all else.
///
/// @param version epoch, major, minor, patch
/// @param headerBytes after decompression
record Anchor(String version, Locator header, long headerBytes, Locator footer, long footerBytes) {

    static final String CLASS = "ROOT::RNTuple";
    static final String OLD_CLASS = "ROOT::Experimental::RNTuple";

    // Byte count and version of the class, as before any object.
    private static final int HEAD = 6;
    private static final int FIELDS = 4 * 2 + 7 * 8;
    private static final int CHECKSUM = 8;

    static Anchor read(Container container, Container.Item item) throws IOException {
        String file = container.file().name();
        if (item.className().equals(OLD_CLASS)) {
            throw old(file, item.path());
        }
        byte[] bytes = container.content(item);
        if (bytes.length < HEAD + FIELDS + CHECKSUM) {
            throw FormatException.of(
                    file, item.path(), "has an anchor of only %d bytes.".formatted(bytes.length));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(HEAD);
        int epoch = in.getShort();
        String version =
                "%d.%d.%d.%d".formatted(epoch, in.getShort(), in.getShort(), in.getShort());
        Locator header = new Locator(in.getLong(), in.getLong());
        long headerBytes = in.getLong();
        Locator footer = new Locator(in.getLong(), in.getLong());
        long footerBytes = in.getLong();
        int fields = bytes.length - HEAD - CHECKSUM;
        if (Xxh3.hash(bytes, HEAD, fields) != ByteBuffer.wrap(bytes).getLong(HEAD + fields)) {
            throw FormatException.of(
                    file, item.path(), "has an anchor whose checksum differs: damaged.");
        }
        if (epoch == 0) {
            throw old(file, item.path());
        }
        if (epoch != 1) {
            throw FormatException.of(
                    file,
                    item.path(),
                    "is of RNTuple's version %s, known are those that begin with 1."
                            .formatted(version));
        }
        return new Anchor(version, header, headerBytes, footer, footerBytes);
    }

    private static FormatException old(String file, String path) {
        return FormatException.of(
                file,
                path,
                "is an RNTuple from before version 1.0, whose layout differs and was never final."
                        + " Write it again with ROOT 6.34 or later.");
    }
}
