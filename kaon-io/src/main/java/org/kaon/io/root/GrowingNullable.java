package org.kaon.io.root;

import org.kaon.io.column.Nullable;

import java.lang.foreign.SegmentAllocator;

/// Values that may be missing: they grow in [#content], and each is marked as there or not.
final class GrowingNullable implements Growing {

    private final Growing content;
    private final GrowingRaw valid = new GrowingRaw();

    GrowingNullable(Growing content) {
        this.content = content;
    }

    Growing content() {
        return content;
    }

    /// Marks the value that was added to the content last as one that is there.
    void close() {
        valid.add((byte) 1);
    }

    @Override
    public long length() {
        return valid.length();
    }

    @Override
    public void blank() {
        content.blank();
        valid.add((byte) 0);
    }

    @Override
    public Nullable column(SegmentAllocator memory) {
        return new Nullable(valid.column(memory), content.column(memory));
    }
}
