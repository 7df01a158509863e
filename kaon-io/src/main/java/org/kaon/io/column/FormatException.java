package org.kaon.io.column;

import java.io.IOException;
import java.io.Serial;

/// A file that is not what it should be: damaged, of another format, or without the object that was
/// asked for.
///
/// The message is one paragraph that names the file, the object in it and, where known, the byte
/// offset.
public final class FormatException extends IOException {

    @Serial private static final long serialVersionUID = 1;

    private FormatException(String message) {
        super(message);
    }

    /// *Example*: `jets.root: tree "jets" has no column "part_pX". Nearest: "part_px".`
    ///
    /// @param object the object's path, or empty for the file itself
    public static FormatException of(String file, String object, String message) {
        return new FormatException(
                object.isEmpty()
                        ? file + ": " + message
                        : "%s: \"%s\" %s".formatted(file, object, message));
    }

    /// *Example*: `jets.root: "jets/part_px" at byte 1204: the block ends early, …`
    public static FormatException at(String file, String object, long offset, String message) {
        String where = object.isEmpty() ? "" : "\"" + object + "\" ";
        return new FormatException("%s: %sat byte %d: %s".formatted(file, where, offset, message));
    }
}
