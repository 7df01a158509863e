package org.kaon.io.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The records of a version 2 B-tree in order.
///
/// *Source*: specification, III.A.2 "Version 2 B-trees".
final class BTree2 {

    private static final int DEEPEST = 32;
    private static final int NODE_HEAD = 6;
    private static final int CHECKSUM = 4;

    private final Input input;
    private final String object;
    private final int nodeBytes;
    private final int recordBytes;
    private final int countBytes;
    private final int[] totalBytes;
    private final List<Cursor> records = new ArrayList<>();

    private BTree2(Input input, String object, int nodeBytes, int recordBytes, int depth) {
        this.input = input;
        this.object = object;
        this.nodeBytes = nodeBytes;
        this.recordBytes = recordBytes;
        this.totalBytes = new int[depth + 1];
        double most = (nodeBytes - NODE_HEAD - CHECKSUM) / recordBytes;
        this.countBytes = width(most);
        double total = most;
        for (int level = 1; level <= depth; level++) {
            int pointer = input.offsetBytes() + countBytes + totalBytes[level - 1];
            most = (nodeBytes - NODE_HEAD - CHECKSUM - pointer) / (recordBytes + pointer);
            total = (most + 1) * total + most;
            totalBytes[level] = width(total);
        }
    }

    /// Bytes that hold numbers up to `most`.
    private static int width(double most) {
        return Math.max(0, Math.getExponent(most)) / 8 + 1;
    }

    /// All records of the tree whose header lies at `address`.
    static List<Cursor> records(Input input, long address, String object) throws IOException {
        int length = 4 + 1 + 1 + 4 + 2 + 2 + 2 + input.offsetBytes() + 2 + input.lengthBytes() + 4;
        Cursor in = input.at(address, length, object).signature("BTHD");
        in.skip(2);
        int nodeBytes = in.small(4);
        int recordBytes = in.small(2);
        int depth = in.small(2);
        in.skip(2);
        long root = in.offset();
        int count = in.small(2);
        in.length();
        in.checksum();
        if (recordBytes == 0 || depth > DEEPEST || nodeBytes < recordBytes + 64) {
            throw in.error("a tree that makes no sense.");
        }
        BTree2 tree = new BTree2(input, object, nodeBytes, recordBytes, depth);
        if (root != ObjectHeader.UNDEFINED) {
            tree.node(root, count, depth);
        }
        return tree.records;
    }

    private void node(long address, int count, int depth) throws IOException {
        Cursor in = input.at(address, nodeBytes, object);
        in.signature(depth == 0 ? "BTLF" : "BTIN").skip(2);
        // A tree without loops has no more records than fit into the file.
        if (((long) records.size() + count) * recordBytes > input.size()) {
            throw in.error("the tree has more records than fit into the file.");
        }
        List<Cursor> own = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            own.add(in.part(recordBytes));
        }
        if (depth == 0) {
            records.addAll(own);
            in.checksum();
            return;
        }
        List<long[]> children = new ArrayList<>();
        for (int i = 0; i <= count; i++) {
            children.add(new long[] {in.offset(), in.number(countBytes)});
            in.skip(totalBytes[depth - 1]);
        }
        in.checksum();
        for (int i = 0; i <= count; i++) {
            node(children.get(i)[0], (int) children.get(i)[1], depth - 1);
            if (i < count) {
                records.add(own.get(i));
            }
        }
    }
}
