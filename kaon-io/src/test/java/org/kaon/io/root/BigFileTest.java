package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Files beyond 2 GiB: 8-byte pointers in header, directory and keys. The file has holes, so it
/// takes no room.
class BigFileTest {

    private static final long FAR = 5L << 30;

    @TempDir Path folder = Path.of("");

    @Test
    void followsPointersBeyondFourGibibytes() throws IOException {
        byte[] small = Files.readAllBytes(Fixtures.path("zlib.root"));
        Path path = folder.resolve("big.root");
        Key tree;
        Header header;
        try (RootFile file = RootFile.open(Fixtures.path("zlib.root"))) {
            header = file.header();
            tree =
                    file.entries().stream()
                            .filter(e -> e.path().equals(Fixtures.TREE))
                            .findFirst()
                            .orElseThrow()
                            .key();
            List<Branch.Place> baskets = file.tree(Fixtures.TREE).branches().get(1).baskets();
            moveBasket(small, tree, baskets.get(1).seek());
        }
        byte[] keys = keys(tree);
        try (FileChannel channel =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(small), 0);
            channel.write(head(header), 4);
            long directory = header.begin() + header.nameBytes();
            channel.write(directory(keys.length), directory);
            channel.write(ByteBuffer.wrap(keys), FAR);
            channel.write(ByteBuffer.wrap(moved), FAR + 4096);
        }
        assertThat(Files.size(path)).isGreaterThan(FAR);
        try (TreeSource source = TreeSource.of(RootFile.open(path), "events")) {
            Fixtures.check(source, new Split(0, 200), Memory.whole());
        }
    }

    private byte[] moved = {};

    // The tree's record is not compressed, so the 8-byte pointer to a basket can be found and
    // changed in it.
    private void moveBasket(byte[] file, Key tree, long seek) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int length = bytes.getInt((int) seek);
        moved = new byte[length];
        bytes.get((int) seek, moved);
        bytes.put((int) seek, new byte[length]);
        int changed = 0;
        int from = (int) tree.seek() + tree.keyBytes();
        for (int i = from; i < tree.seek() + tree.bytes() - 8; i++) {
            if (bytes.getLong(i) == seek) {
                bytes.putLong(i, FAR + 4096);
                changed++;
            }
        }
        assertThat(changed).isEqualTo(1);
    }

    private static ByteBuffer head(Header header) {
        ByteBuffer bytes = ByteBuffer.allocate(71);
        bytes.putInt(1_062_206).putInt((int) header.begin()).putLong(FAR + 8192);
        bytes.putLong(0).putInt(0).putInt(0).putInt(header.nameBytes()).put((byte) 8);
        bytes.putInt(header.compression()).putLong(header.streamers()).putInt(1);
        return bytes.flip();
    }

    private static ByteBuffer directory(int keysBytes) {
        ByteBuffer bytes = ByteBuffer.allocate(64);
        bytes.putShort((short) 1005).putInt(0).putInt(0).putInt(keysBytes).putInt(0);
        bytes.putLong(100).putLong(0).putLong(FAR);
        return bytes.flip();
    }

    private static byte[] keys(Key tree) {
        ByteBuffer bytes = ByteBuffer.allocate(400);
        key(bytes, new Key(400, 0, 0, 1, FAR, "TFile", "big", ""));
        bytes.putInt(1);
        key(bytes, tree);
        return bytes.array();
    }

    private static void key(ByteBuffer bytes, Key key) {
        bytes.putInt(key.bytes()).putShort((short) 1004).putInt(key.objectBytes()).putInt(0);
        bytes.putShort((short) key.keyBytes()).putShort((short) key.cycle());
        bytes.putLong(key.seek()).putLong(100);
        for (String text : List.of(key.className(), key.name(), key.title())) {
            bytes.put((byte) text.length()).put(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
