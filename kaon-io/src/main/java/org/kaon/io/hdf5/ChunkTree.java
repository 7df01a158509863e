package org.kaon.io.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The index of a data set's chunks, built from the leaves up when all chunks are written.
///
/// *Source*: specification, III.A.1 "Version 1 B-trees", node type 1.
final class ChunkTree {

    // Twice the C library's default K for chunks (32), which superblock 2 implies.
    private static final int FANOUT = 64;

    /// Something with a first chunk: a chunk, or a node over chunks.
    private record Entry(long firstRow, int bytes, long address) {}

    private final List<Entry> chunks = new ArrayList<>();
    private final long chunkRows;
    private final int rank;

    ChunkTree(long chunkRows, int rank) {
        this.chunkRows = chunkRows;
        this.rank = rank;
    }

    /// The next chunk of rows, `bytes` long in the file.
    void add(long address, int bytes) {
        chunks.add(new Entry(chunks.size() * chunkRows, bytes, address));
    }

    /// Writes the tree and gives its root's address.
    long write(Tail tail) throws IOException {
        if (chunks.isEmpty()) {
            return ObjectHeader.UNDEFINED;
        }
        long end = chunks.size() * chunkRows;
        List<Entry> level = chunks;
        for (int height = 0; height == 0 || level.size() > 1; height++) {
            level = nodes(level, height, end, tail);
        }
        return level.getFirst().address;
    }

    private List<Entry> nodes(List<Entry> children, int height, long end, Tail tail)
            throws IOException {
        int count = Math.ceilDiv(children.size(), FANOUT);
        int keyBytes = 8 + 8 * (rank + 1);
        int nodeBytes = 24 + (FANOUT + 1) * keyBytes + FANOUT * 8;
        long start = tail.end();
        List<Entry> nodes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int first = i * FANOUT;
            int last = Math.min(first + FANOUT, children.size());
            Bytes node = new Bytes();
            node.ascii("TREE").put(1, 1).put(1, height).put(2, last - first);
            node.put(8, i == 0 ? ObjectHeader.UNDEFINED : start + (i - 1L) * nodeBytes);
            node.put(8, i == count - 1 ? ObjectHeader.UNDEFINED : start + (i + 1L) * nodeBytes);
            for (Entry child : children.subList(first, last)) {
                key(node, child.bytes, child.firstRow);
                node.put(8, child.address);
            }
            key(node, 0, last == children.size() ? end : children.get(last).firstRow);
            node.put(new byte[nodeBytes - node.length()]);
            Entry leftmost = children.get(first);
            nodes.add(new Entry(leftmost.firstRow, leftmost.bytes, tail.append(node)));
        }
        return nodes;
    }

    private void key(Bytes node, int bytes, long firstRow) {
        node.put(4, bytes).put(4, 0).put(8, firstRow).put(new byte[8 * rank]);
    }
}
