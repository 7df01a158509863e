package org.kaon.io;

import org.kaon.io.column.FormatException;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file, or a pattern of files, and what to read in each: `data/jets-*.root:jets`.
///
/// @param path as written, `*` and `?` stand for any characters of a file's name
/// @param object inside each file, empty where the file has but one
public record Location(String path, String object) {

    // "C:\data\x.root" has its colon before the path, "x.root:jets" behind it.
    private static final Pattern FORM = Pattern.compile("((?:[A-Za-z]:[\\\\/])?[^:]+)(?::(.*))?");

    private static final Pattern REMOTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    /// Reads `path` or `path:object`.
    ///
    /// *Errors*: [FormatException] for what is none, and for a place on another machine.
    public static Location parse(String text) throws FormatException {
        if (REMOTE.matcher(text.strip()).matches()) {
            throw FormatException.of(
                    "\"" + text.strip() + "\"",
                    "",
                    "is on another machine; only files of this one are read. Copy it first (xrdcp,"
                            + " curl), or mount what holds it.");
        }
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw FormatException.of(
                    "\"" + text + "\"",
                    "",
                    "is no location. Write a file and, after a colon, what to read in it:"
                            + " data/jets.root:jets");
        }
        String object = form.group(2);
        return new Location(form.group(1), object == null ? "" : object);
    }

    /// Whether the path stands for any number of files.
    public boolean pattern() {
        return path.matches(".*[*?\\[{].*");
    }

    /// The path, from `base` where it is relative.
    Path resolve(Path base) throws FormatException {
        try {
            return base.resolve(path);
        } catch (InvalidPathException e) {
            throw FormatException.of(path, "", "is no path: " + e.getReason() + ".");
        }
    }
}
