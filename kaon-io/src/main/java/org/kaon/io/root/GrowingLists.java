package org.kaon.io.root;

import org.kaon.io.column.Jagged;
import org.kaon.io.column.Offsets;

import java.lang.foreign.SegmentAllocator;

/// Lists: their items grow in [#content], and [#close] ends a list.
final class GrowingLists implements Growing {

    private final Growing content;
    private final GrowingOffsets offsets = new GrowingOffsets();

    GrowingLists(Growing content) {
        this.content = content;
    }

    Growing content() {
        return content;
    }

    /// Ends a list behind the last item.
    void close() {
        offsets.add(content.length());
    }

    @Override
    public long length() {
        return offsets.length();
    }

    @Override
    public void blank() {
        close();
    }

    @Override
    public Jagged column(SegmentAllocator memory) {
        Offsets ends = offsets.column(memory);
        return new Jagged(ends, content.column(memory));
    }
}
