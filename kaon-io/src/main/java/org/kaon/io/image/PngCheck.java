package org.kaon.io.image;

import org.kaon.io.column.FormatException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// What the chunks of a PNG file say, each compared with its checksum.
///
/// *Source*: PNG specification (third edition), sections 5 and 11.
///
/// @param colour type: 0 grey, 2 RGB, 3 palette, 4 and 6 with transparency
/// @param transparent whether a colour is declared transparent
record PngCheck(long width, long height, int depth, int colour, boolean transparent) {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = 13;

    static boolean starts(byte[] bytes) {
        return bytes.length >= SIGNATURE.length
                && java.util.Arrays.equals(bytes, 0, 8, SIGNATURE, 0, 8);
    }

    /// *Errors*: [FormatException] for a truncated or damaged file.
    static PngCheck of(byte[] bytes, String file, String name) throws FormatException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        PngCheck head = new PngCheck(0, 0, 0, -1, false);
        int at = SIGNATURE.length;
        while (true) {
            long length = bytes.length - at < 12 ? -1 : in.getInt(at) & 0xffff_ffffL;
            if (length < 0 || length > bytes.length - at - 12) {
                throw FormatException.at(file, name, at, "the PNG picture is truncated.");
            }
            int size = (int) length;
            CRC32 crc = new CRC32();
            crc.update(bytes, at + 4, size + 4);
            if ((int) crc.getValue() != in.getInt(at + 8 + size)) {
                throw FormatException.at(
                        file, name, at, "the PNG picture is damaged: a checksum is wrong.");
            }
            String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if ((head.colour < 0) != type.equals("IHDR") || type.equals("IHDR") && size != HEADER) {
                throw FormatException.at(file, name, at, "the PNG picture has no proper head.");
            }
            switch (type) {
                case "IHDR" ->
                        head =
                                new PngCheck(
                                        in.getInt(at + 8) & 0xffff_ffffL,
                                        in.getInt(at + 12) & 0xffff_ffffL,
                                        bytes[at + 16] & 0xff,
                                        bytes[at + 17] & 0xff,
                                        false);
                case "tRNS" ->
                        head = new PngCheck(head.width, head.height, head.depth, head.colour, true);
                case "IEND" -> {
                    return head;
                }
                default -> {}
            }
            at += size + 12;
        }
    }

    /// Channels of the picture that comes out.
    int channels() {
        return colour == 0 ? 1 : 3;
    }
}
