package org.kaon.io.root;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Text;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// Texts.
final class GrowingTexts implements Growing {

    private final GrowingOffsets offsets = new GrowingOffsets();
    private final GrowingRaw bytes = new GrowingRaw();

    /// Adds a text of `length` bytes.
    void read(Cursor in, int length) throws FormatException {
        bytes.read(in, length);
        offsets.add(bytes.length());
    }

    @Override
    public long length() {
        return offsets.length();
    }

    @Override
    public void blank() {
        offsets.add(bytes.length());
    }

    @Override
    public Text column(SegmentAllocator memory) {
        MemorySegment utf8 = bytes.column(memory);
        return new Text(offsets.column(memory), utf8);
    }
}
