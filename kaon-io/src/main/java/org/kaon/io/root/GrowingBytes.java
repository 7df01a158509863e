package org.kaon.io.root;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Opaque;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;

/// Bytes of a type that is not understood.
final class GrowingBytes implements Growing {

    private final GrowingOffsets offsets = new GrowingOffsets();
    private final GrowingRaw bytes = new GrowingRaw();
    private final String typeName;
    private final String reason;

    GrowingBytes(String typeName, String reason) {
        this.typeName = typeName;
        this.reason = reason;
    }

    /// Adds a value of `length` bytes.
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
    public Opaque column(SegmentAllocator memory) {
        MemorySegment data = bytes.column(memory);
        return new Opaque(offsets.column(memory), data, typeName, reason);
    }
}
