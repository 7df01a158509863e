package org.kaon.io.root;

import org.kaon.io.column.FormatException;

/// Where some bytes come from: file, object and byte offset, for errors.
///
/// @param packed whether the bytes were decompressed, so that positions in them are not positions
///   in the file
record Place(String file, String object, long offset, boolean packed) {

    FormatException error(long position, String message) {
        if (packed) {
            String inside = message + " (byte " + position + " after decompression)";
            return FormatException.at(file, object, offset, inside);
        }
        return FormatException.at(file, object, offset + position, message);
    }

    Place of(String name) {
        return new Place(file, name, offset, packed);
    }
}
