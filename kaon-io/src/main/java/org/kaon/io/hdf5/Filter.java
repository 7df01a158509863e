package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.util.ArrayList;
import java.util.List;

/// A step that chunks went through when they were written.
///
/// *Source*: specification, IV.A.2.l "The Data Storage - Filter Pipeline Message".
///
/// @param values what the filter was told
record Filter(int id, List<Integer> values) {

    Filter {
        values = List.copyOf(values);
    }

    static List<Filter> read(Cursor in) throws FormatException {
        int version = in.small(1);
        int count = in.small(1);
        in.skip(version == 1 ? 6 : 0);
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = in.small(2);
            int nameBytes = version == 1 || id >= 256 ? in.small(2) : 0;
            in.skip(2);
            int valueCount = in.small(2);
            in.skip(version == 1 ? (nameBytes + 7) / 8 * 8 : nameBytes);
            List<Integer> values = new ArrayList<>();
            for (int v = 0; v < valueCount; v++) {
                values.add((int) in.number(4));
            }
            in.skip(version == 1 && valueCount % 2 == 1 ? 4 : 0);
            filters.add(new Filter(id, values));
        }
        return filters;
    }

    /// The value at a place, 0 where there are fewer.
    int value(int index) {
        return index < values.size() ? values.get(index) : 0;
    }

    /// What people call the filter.
    String name() {
        return switch (id) {
            case 1 -> "deflate";
            case 2 -> "shuffle";
            case 3 -> "fletcher32";
            case 4 -> "szip";
            case 5 -> "nbit";
            case 6 -> "scaleoffset";
            case 305 -> "lzo";
            case 307 -> "bzip2";
            case 32000 -> "lzf";
            case 32001 -> "blosc";
            case 32004 -> "lz4";
            case 32008 -> "bitshuffle";
            case 32013 -> "zfp";
            case 32015 -> "zstd";
            case 32026 -> "blosc2";
            default -> "filter " + id;
        };
    }
}
