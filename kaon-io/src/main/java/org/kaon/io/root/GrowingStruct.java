package org.kaon.io.root;

import org.kaon.io.column.Struct;

import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// Structs: their fields grow side by side, and [#close] ends some structs.
final class GrowingStruct implements Growing {

    private final List<String> names;
    private final List<Growing> fields;
    private long length;

    GrowingStruct(List<String> names, List<Growing> fields) {
        this.names = List.copyOf(names);
        this.fields = List.copyOf(fields);
    }

    Growing field(int index) {
        return fields.get(index);
    }

    /// Ends `count` structs, to all of whose fields values were added.
    void close(int count) {
        length += count;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void blank() {
        fields.forEach(Growing::blank);
        length++;
    }

    @Override
    public Struct column(SegmentAllocator memory) {
        return new Struct(
                length, names, fields.stream().map(field -> field.column(memory)).toList());
    }
}
