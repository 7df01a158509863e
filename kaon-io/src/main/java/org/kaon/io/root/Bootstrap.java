package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.util.Map;

/// The classes that are read before, or without, a description in the file.
///
/// *Source*: ROOT `io/doc/TFile/streamerinfo.md`, `tobject.md`, `tlist.md`, `tobjarray.md`.
final class Bootstrap {

    private static final int VERSION_WITH_COUNT = 0x4000;
    private static final int REFERENCED = 1 << 4;
    private static final int EXTENTS = 5;

    /// Reads the object's members; it leaves the position behind the last of them.
    @FunctionalInterface
    interface Rule {
        void read(ObjectReader reader, RootObject into) throws FormatException;
    }

    static final Map<String, Rule> TABLE =
            Map.ofEntries(
                    Map.entry("TObject", Bootstrap::identified),
                    Map.entry("TString", (reader, into) -> into.put("text", reader.in().text())),
                    Map.entry("TDatime", (reader, into) -> reader.in().skip(4)),
                    Map.entry("TNamed", Bootstrap::named),
                    Map.entry("TObjArray", Bootstrap::array),
                    Map.entry("TList", Bootstrap::list),
                    Map.entry("THashList", Bootstrap::list),
                    Map.entry("TArrayC", (reader, into) -> numbers(reader, into, 1)),
                    Map.entry("TArrayS", (reader, into) -> numbers(reader, into, 2)),
                    Map.entry("TArrayI", (reader, into) -> numbers(reader, into, 3)),
                    Map.entry("TArrayL", (reader, into) -> numbers(reader, into, 4)),
                    Map.entry("TArrayL64", (reader, into) -> numbers(reader, into, 16)),
                    Map.entry("TArrayF", (reader, into) -> numbers(reader, into, 5)),
                    Map.entry("TArrayD", (reader, into) -> numbers(reader, into, 8)),
                    Map.entry("TBasket", (reader, into) -> Basket.readEmbedded(reader.in(), into)),
                    Map.entry("TStreamerInfo", Bootstrap::streamerInfo),
                    Map.entry("TStreamerElement", Bootstrap::element),
                    Map.entry("TStreamerBase", Bootstrap::wrapped),
                    Map.entry("TStreamerBasicType", Bootstrap::wrapped),
                    Map.entry("TStreamerObject", Bootstrap::wrapped),
                    Map.entry("TStreamerObjectPointer", Bootstrap::wrapped),
                    Map.entry("TStreamerObjectAny", Bootstrap::wrapped),
                    Map.entry("TStreamerObjectAnyPointer", Bootstrap::wrapped),
                    Map.entry("TStreamerString", Bootstrap::wrapped),
                    Map.entry("TStreamerSTL", Bootstrap::wrapped),
                    Map.entry("TStreamerSTLstring", Bootstrap::twiceWrapped),
                    Map.entry("TStreamerArtificial", Bootstrap::wrapped),
                    Map.entry("TStreamerBasicPointer", Bootstrap::counted),
                    Map.entry("TStreamerLoop", Bootstrap::counted));

    private Bootstrap() {}

    /// Passes a TObject; returns its flags.
    static int object(Cursor in) throws FormatException {
        uniqueNumber(in);
        return flags(in);
    }

    // Bins keep by it which label is theirs.
    private static void identified(ObjectReader reader, RootObject into) throws FormatException {
        into.put("fUniqueID", uniqueNumber(reader.in()));
        flags(reader.in());
    }

    private static long uniqueNumber(Cursor in) throws FormatException {
        int version = in.u2();
        if ((version & VERSION_WITH_COUNT) != 0) {
            in.skip(4);
        }
        return in.i4() & 0xffff_ffffL;
    }

    private static int flags(Cursor in) throws FormatException {
        int bits = in.i4();
        if ((bits & REFERENCED) != 0) {
            in.skip(2);
        }
        return bits;
    }

    private static void named(ObjectReader reader, RootObject into) throws FormatException {
        Frame frame = reader.frame();
        object(reader.in());
        into.put("fName", reader.in().text());
        into.put("fTitle", reader.in().text());
        reader.leave(frame);
    }

    private static void array(ObjectReader reader, RootObject into) throws FormatException {
        Cursor in = reader.in();
        Frame frame = reader.frame();
        if (frame.version() > 2) {
            object(in);
        }
        if (frame.version() > 1) {
            in.text();
        }
        int count = in.count(4);
        in.skip(4); // first index
        for (int i = 0; i < count; i++) {
            into.add(reader.pointer());
        }
        reader.leave(frame);
    }

    private static void list(ObjectReader reader, RootObject into) throws FormatException {
        Cursor in = reader.in();
        Frame frame = reader.frame();
        if (frame.version() > 3) {
            object(in);
            in.text();
        }
        int count = in.count(4);
        for (int i = 0; i < count; i++) {
            into.add(reader.pointer());
            in.text(); // an option for drawing
        }
        reader.leave(frame);
    }

    private static void numbers(ObjectReader reader, RootObject into, int type)
            throws FormatException {
        int width = Types.basic(type).orElseThrow().bytes();
        into.put("values", reader.values(type, reader.in().count(width)));
    }

    private static void streamerInfo(ObjectReader reader, RootObject into) throws FormatException {
        Frame frame = reader.frame();
        named(reader, into);
        reader.in().skip(4); // checksum
        into.put("fClassVersion", (long) reader.in().i4());
        into.put("fElements", reader.pointer());
        reader.leave(frame);
    }

    private static void element(ObjectReader reader, RootObject into) throws FormatException {
        Cursor in = reader.in();
        Frame frame = reader.frame();
        named(reader, into);
        into.put("fType", (long) in.i4());
        in.skip(4); // size in memory
        into.put("fArrayLength", (long) in.i4());
        into.put("fArrayDim", (long) in.i4());
        int extents = frame.version() == 1 ? in.count(4) : EXTENTS;
        into.put("fMaxIndex", reader.values(3, extents));
        into.put("fTypeName", in.text());
        reader.leave(frame);
    }

    private static void wrapped(ObjectReader reader, RootObject into) throws FormatException {
        Frame frame = reader.frame();
        element(reader, into);
        reader.leave(frame);
    }

    private static void twiceWrapped(ObjectReader reader, RootObject into) throws FormatException {
        Frame frame = reader.frame();
        wrapped(reader, into);
        reader.leave(frame);
    }

    private static void counted(ObjectReader reader, RootObject into) throws FormatException {
        Frame frame = reader.frame();
        element(reader, into);
        reader.in().skip(4); // version of the counter's class
        into.put("fCountName", reader.in().text());
        reader.leave(frame);
    }
}
