package org.kaon.io.root;

import org.kaon.io.column.FormatException;

/// The head of a record: what it is called, where it lies, how long it is.
///
/// *Source*: ROOT `io/doc/TFile/datarecord.md`; versions above 1000 have 8-byte pointers.
///
/// @param bytes length of the record in the file, this head included
/// @param objectBytes length of the content after decompression
/// @param keyBytes length of this head
/// @param seek where the record starts
record Key(
        int bytes,
        int objectBytes,
        int keyBytes,
        int cycle,
        long seek,
        String className,
        String name,
        String title) {

    /// The shortest head there is.
    static final int LEAST = 18 + 8 + 3;

    private static final int BIG = 1000;

    static Key read(Cursor in) throws FormatException {
        int bytes = in.i4();
        int version = in.i2();
        int objectBytes = in.i4();
        in.skip(4); // date
        int keyBytes = in.u2();
        int cycle = in.i2();
        boolean big = version > BIG;
        long seek = in.pointer(big);
        in.pointer(big); // its directory
        return new Key(bytes, objectBytes, keyBytes, cycle, seek, in.text(), in.text(), in.text());
    }

    boolean isDirectory() {
        return className.equals("TDirectory") || className.equals("TDirectoryFile");
    }

    boolean isTree() {
        return className.equals("TTree")
                || className.equals("TNtuple")
                || className.equals("TNtupleD");
    }
}
