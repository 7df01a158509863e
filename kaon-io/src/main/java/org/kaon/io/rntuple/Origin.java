package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;

/// Where some bytes of an ntuple come from, for errors.
///
/// @param object the ntuple's path, with the field's where it is one
/// @param part what the bytes are: header, footer, page list, page
/// @param offset where they start in the file
record Origin(String file, String object, String part, long offset) {

    FormatException error(String message) {
        return FormatException.at(file, object, offset, part + ": " + message);
    }
}
