package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Part;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Some events of a file as scratch rows, in order, with the part of each. Made on one thread, then
/// handed to another.
final class EventBlock implements AutoCloseable {

    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private final long rowBytes;
    private final List<Part> parts = new ArrayList<>();
    private final Faults faults = new Faults();
    private long selected;

    EventBlock(Layout layout, int rows) {
        this.rowBytes = 4L * layout.width();
        this.memory = arena.allocate(rowBytes * rows, 64);
    }

    /// Room for the next row, to be filled before [#append].
    MemorySegment room() {
        return row(parts.size());
    }

    /// Adds what [#room] holds.
    void append(Part part) {
        parts.add(part);
    }

    void addSelected() {
        selected++;
    }

    /// Rows that can be used.
    int rows() {
        return parts.size();
    }

    MemorySegment row(int index) {
        return memory.asSlice(rowBytes * index, rowBytes);
    }

    Part part(int index) {
        return parts.get(index);
    }

    Faults faults() {
        return faults;
    }

    /// Rows that pass the selection, usable or not.
    long selected() {
        return selected;
    }

    @Override
    public void close() {
        arena.close();
    }
}
