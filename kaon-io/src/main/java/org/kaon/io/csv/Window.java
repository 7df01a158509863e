package org.kaon.io.csv;

import org.kaon.io.bytes.BinaryFile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A part of a text in memory that moves on as rows are read.
///
/// Mutable, for one thread.
final class Window implements AutoCloseable {

    static final int LONGEST_ROW = 1 << 26;

    private static final int STEP = 1 << 18;
    private static final int SLACK = Decimals.AHEAD;

    private final TextFile text;
    private final InputStream in;
    private byte[] bytes = new byte[2 * STEP + SLACK];
    private long offset;
    private int at;
    private int end;
    private boolean last;

    Window(TextFile text, long position) throws IOException {
        this.text = text;
        this.in = text.from(position);
        this.offset = position;
        fill();
    }

    BinaryFile file() {
        return text.file();
    }

    byte[] bytes() {
        return bytes;
    }

    /// The next byte to be read.
    int at() {
        return at;
    }

    /// Past the last byte that is in memory.
    int end() {
        return end;
    }

    /// Whether the text ends where the window ends.
    boolean last() {
        return last;
    }

    /// Place in the text of the next byte.
    long position() {
        return offset + at;
    }

    /// Goes on at `next`.
    void move(int next) throws IOException {
        at = next;
        if (!last && end - at < STEP / 2) {
            fill();
        }
    }

    /// Takes more text in, because a row is longer than the window.
    void grow() throws IOException {
        if (end - at >= LONGEST_ROW) {
            throw text.file().error("", position(), "a row of more than 64 MiB.");
        }
        if (end - at > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        fill();
    }

    private void fill() throws IOException {
        System.arraycopy(bytes, at, bytes, 0, end - at);
        offset += at;
        end -= at;
        at = 0;
        int room = bytes.length - SLACK;
        try {
            while (end < room) {
                int count = in.read(bytes, end, room - end);
                if (count < 0) {
                    last = true;
                    break;
                }
                end += count;
            }
        } catch (IOException | RuntimeException e) {
            throw text.damaged(e);
        }
        Arrays.fill(bytes, end, end + SLACK, (byte) 0);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
