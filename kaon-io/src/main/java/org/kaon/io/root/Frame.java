package org.kaon.io.root;

import org.kaon.io.column.FormatException;

/// What stands before an object: an optional length, and the version of its class.
///
/// *Source*: ROOT `TBufferFile::ReadVersion`.
///
/// @param version of the class; 0 where a checksum follows instead
/// @param end of the object, -1 where the file does not say
/// @param memberWise whether items of a collection follow member by member
record Frame(int version, int end, boolean memberWise) {

    private static final int BYTE_COUNT = 0x40000000;
    private static final int NO_OBJECT = -1;
    private static final int MEMBER_WISE = 0x4000;

    static Frame read(Cursor in) throws FormatException {
        int start = in.position();
        int count = in.i4();
        if ((count & BYTE_COUNT) == 0 || count == NO_OBJECT) {
            in.seek(start);
            return new Frame(in.u2(), -1, false);
        }
        int length = count & ~BYTE_COUNT;
        in.need(length);
        int end = in.position() + length;
        int version = in.u2();
        return new Frame(version & ~MEMBER_WISE, end, (version & MEMBER_WISE) != 0);
    }

    /// Passes the checksum that some classes write in place of a version.
    void skipChecksum(Cursor in) throws FormatException {
        if (version == 0 && end - in.position() >= 4) {
            in.skip(4);
        }
    }

    /// Goes to the end of an object, past members that were not asked for.
    void leave(Cursor in) throws FormatException {
        if (end < 0) {
            return;
        }
        if (in.position() > end) {
            throw in.error(
                    "an object goes on for %d bytes beyond its length"
                            .formatted(in.position() - end));
        }
        in.seek(end);
    }

    /// Checks that the description of an object accounts for all its bytes.
    void close(Cursor in, String className) throws FormatException {
        if (end >= 0 && in.position() != end) {
            throw in.error(
                    "%s ends %d bytes away from where its description ends"
                            .formatted(className, Math.abs(end - in.position())));
        }
    }
}
