package org.kaon.io.root;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/// Some rows of one branch, unpacked: values in `bytes` up to `border`, and where each row starts.
///
/// *Source*: ROOT `TBasket::Streamer` and `TBasket::ReadBasketBuffers`.
///
/// @param bytes may be longer than what was unpacked
/// @param offsets where each row starts and, last, the border; empty where all rows are equally
///   long or their length follows from another branch
/// @param keyBytes length of the record's head, from which references in the values count
/// @param generated whether the file left the offsets out, because a counting branch tells them
record Basket(
        int rows,
        byte[] bytes,
        int border,
        Optional<int[]> offsets,
        boolean generated,
        int keyBytes,
        Place place) {

    private static final int GENERATED = 1;
    private static final int FLAG_GENERATED = 80;
    private static final int DISPLACEMENT_MASK = 0x00ffffff;

    /// The numbers behind the record's head.
    private record Head(int version, int rows, int last, int flag, boolean generated) {
        static Head read(Cursor in) throws FormatException {
            int version = in.i2();
            in.skip(4); // size of the buffer
            boolean generated = false;
            if (in.i4() < 0) {
                generated = (in.u1() & GENERATED) != 0;
            }
            int rows = in.i4();
            int last = in.i4();
            int flag = in.u1();
            if (rows < 0 || last < 0) {
                throw in.error("a basket of %d rows that ends at %d".formatted(rows, last));
            }
            return new Head(version, rows, last, flag, generated || flag >= FLAG_GENERATED);
        }
    }

    /// Reads the basket whose record starts at `seek`. Its bytes are spares of the file, to be
    /// given back.
    ///
    /// @param branch the branch's name, which the record bears unless the branch was renamed
    static Basket read(RootFile file, long seek, String branch, String path) throws IOException {
        Cursor in = file.head(seek, path);
        Key key = Key.read(in);
        boolean here = key.seek() == seek || key.name().equals(branch);
        if (!key.className().equals("TBasket") || !here) {
            throw in.error(
                    "expected a basket of \"%s\", found %s \"%s\""
                            .formatted(branch, key.className(), key.name()));
        }
        Head head = Head.read(in);
        Cursor content = file.content(key, seek, path, file.spares());
        int border = head.last - key.keyBytes();
        if (border < 0 || border > content.length()) {
            throw in.error("values end at byte %d of %d".formatted(border, content.length()));
        }
        Optional<int[]> offsets = Optional.empty();
        if (border < content.length() && !head.generated) {
            content.seek(border);
            offsets = Optional.of(offsets(content, head.rows, key.keyBytes(), border, -1));
        }
        return new Basket(
                head.rows,
                content.bytes(),
                border,
                offsets,
                head.generated,
                key.keyBytes(),
                content.place());
    }

    /// Reads a basket that lies inside the tree's own record.
    static void readEmbedded(Cursor in, RootObject into) throws FormatException {
        Key key = Key.read(in);
        Head head = Head.read(in);
        int flag = head.flag >= FLAG_GENERATED ? head.flag - FLAG_GENERATED : head.flag;
        int border = head.last - key.keyBytes();
        boolean listed = flag != 0 && flag % 10 != 2 && head.flag < FLAG_GENERATED;
        Optional<int[]> offsets = Optional.empty();
        if (listed && head.rows > 0) {
            int mask = flag > 20 && flag < 40 ? DISPLACEMENT_MASK : -1;
            offsets = Optional.of(offsets(in, head.rows, key.keyBytes(), border, mask));
        }
        if (listed && flag > 40) {
            in.skip(4L * in.count(4));
        }
        if (flag == 1 || flag > 10) {
            int length = head.version > 1 ? head.last : in.count(1);
            in.need(length);
            if (border < 0 || length < head.last) {
                throw in.error("values end at byte %d of %d".formatted(head.last, length));
            }
            int from = in.position();
            byte[] values = Arrays.copyOfRange(in.bytes(), from + key.keyBytes(), from + head.last);
            in.skip(length);
            Place place = in.place();
            into.put(
                    "basket",
                    new Basket(
                            head.rows,
                            values,
                            border,
                            offsets,
                            head.generated,
                            key.keyBytes(),
                            place));
        }
    }

    private static int[] offsets(Cursor in, int rows, int keyBytes, int border, int mask)
            throws FormatException {
        int count = in.count(4);
        if (count < rows) {
            throw in.error("%d offsets for %d rows".formatted(count, rows));
        }
        int[] offsets = new int[rows + 1];
        for (int i = 0; i < rows; i++) {
            offsets[i] = (in.i4() & mask) - keyBytes;
        }
        offsets[rows] = border;
        in.skip(4L * (count - rows));
        int last = 0;
        for (int offset : offsets) {
            if (offset < last) {
                throw in.error("a row starts at %d, before the last one".formatted(offset));
            }
            last = offset;
        }
        return offsets;
    }
}
