package org.kaon.io.csv;

import java.io.IOException;
import java.io.InputStream;

/// A text in which blanks and tabs at the ends of lines are left out, and those inside are one
/// blank. What stands in quotes stays.
final class Squeezed extends InputStream {

    private final InputStream in;
    private final byte[] raw = new byte[1 << 14];
    private int at;
    private int end;
    private boolean quoted;
    private boolean closed;
    private boolean fresh = true;
    private boolean started;
    private boolean blank;

    Squeezed(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int to = from;
        while (to < from + length) {
            if (at == end) {
                end = in.read(raw, 0, raw.length);
                at = 0;
                if (end < 0) {
                    end = 0;
                    break;
                }
            }
            byte next = raw[at];
            if (!quoted && (next == ' ' || next == '\t')) {
                blank = started;
                at++;
            } else if (blank && next != '\n' && next != '\r') {
                // The byte itself comes next.
                target[to++] = ' ';
                blank = false;
                fresh = true;
            } else {
                target[to++] = next;
                quote(next == '"');
                started = quoted || next != '\n' && next != '\r';
                fresh = !started;
                blank = false;
                at++;
            }
        }
        return to == from && length > 0 ? -1 : to - from;
    }

    // A quote opens where a cell begins, and again where it was closed just before.
    private void quote(boolean mark) {
        boolean was = quoted;
        quoted = mark ? !was && (fresh || closed) : was;
        closed = mark && was;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
