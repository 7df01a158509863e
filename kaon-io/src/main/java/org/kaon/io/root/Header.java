package org.kaon.io.root;

import org.kaon.io.column.FormatException;

/// The first bytes of a ROOT file.
///
/// *Source*: ROOT `io/doc/TFile/header.md`; files above 2 GB have a version of at least 1,000,000
/// and 8-byte pointers.
///
/// @param version ROOT's version, e.g. 62206
/// @param begin where the first record starts
/// @param end where the file should end
/// @param nameBytes length of the first record up to the top directory
/// @param compression codec · 100 + level
/// @param streamers where the description of classes is, 0 where there is none
record Header(int version, long begin, long end, int nameBytes, int compression, long streamers) {

    static final int BYTES = 64;
    private static final int BIG = 1_000_000;

    static boolean isRoot(byte[] start) {
        return start.length >= 4
                && start[0] == 'r'
                && start[1] == 'o'
                && start[2] == 'o'
                && start[3] == 't';
    }

    static Header read(Cursor in) throws FormatException {
        if (!isRoot(in.bytes())) {
            throw in.error("is no ROOT file: it does not start with \"root\"");
        }
        in.skip(4);
        int version = in.i4();
        boolean big = version >= BIG;
        long begin = in.i4() & 0xffff_ffffL;
        long end = in.pointer(big);
        in.pointer(big); // free list
        in.skip(8); // its length and its number of entries
        int nameBytes = in.i4();
        in.skip(1); // bytes of a pointer
        int compression = in.i4();
        long streamers = in.pointer(big);
        int streamerBytes = in.i4();
        return new Header(
                version % BIG,
                begin,
                end,
                nameBytes,
                compression,
                streamerBytes == 0 ? 0 : streamers);
    }
}
