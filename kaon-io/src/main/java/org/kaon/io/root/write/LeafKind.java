package org.kaon.io.root.write;

import org.kaon.io.column.ElementType;

import java.util.List;

/// What the one leaf of a branch holds.
///
/// *Source*: ROOT `tree/tree/inc/TBranch.h`: letters of types; leaves by their streamers.
///
/// @param shape of each value, empty for a number
/// @param counter the leaf that counts the values, empty where their number is fixed
/// @param of what a counter counts
record LeafKind(ElementType element, List<Integer> shape, String counter, Form form, String of) {

    enum Form {
        NUMBERS,
        COUNTER,
        TEXT
    }

    LeafKind {
        shape = List.copyOf(shape);
    }

    static LeafKind numbers(ElementType element, List<Integer> shape) {
        return new LeafKind(element, shape, "", Form.NUMBERS, "");
    }

    static LeafKind counted(ElementType element, String counter) {
        return new LeafKind(element, List.of(), counter, Form.NUMBERS, "");
    }

    static LeafKind text() {
        return new LeafKind(ElementType.INT8, List.of(), "", Form.TEXT, "");
    }

    /// Whether entries differ in length.
    boolean varying() {
        return form == Form.TEXT || !counter.isEmpty();
    }

    int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /// Name with extents: `x`, `x[3][4]`, `x[nx]`.
    String title(String name) {
        StringBuilder title = new StringBuilder(name);
        if (!counter.isEmpty()) {
            title.append('[').append(counter).append(']');
        }
        shape.forEach(extent -> title.append('[').append(extent).append(']'));
        return title.toString();
    }

    String letter() {
        if (form == Form.TEXT) {
            return "C";
        }
        return switch (element) {
            case BOOL -> "O";
            case INT8 -> "B";
            case UINT8 -> "b";
            case INT16 -> "S";
            case UINT16 -> "s";
            case INT32 -> "I";
            case UINT32 -> "i";
            case INT64 -> "L";
            case UINT64 -> "l";
            case FLOAT32 -> "F";
            case FLOAT64 -> "D";
        };
    }

    private boolean unsigned() {
        return switch (element) {
            case UINT8, UINT16, UINT32, UINT64 -> true;
            case BOOL, INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> false;
        };
    }

    /// Writes the leaf, as something that a pointer points to.
    ///
    /// @param largest count, or length of a text
    void write(Out out, String name, int largest, int counterReference) {
        int length = form == Form.TEXT ? Math.max(1, largest) : size();
        int width = element.bytes();
        // Both ends are of the values' own type; only a counter's and a text's are used.
        int rangeWidth = form == Form.TEXT ? 4 : width;
        boolean ranged = form == Form.COUNTER;
        out.pointed(
                "TLeaf" + letter().toUpperCase(java.util.Locale.ROOT),
                leaf ->
                        leaf.versioned(
                                1,
                                it -> {
                                    it.versioned(
                                            2,
                                            base -> {
                                                base.named(name, title(name));
                                                base.put(4, length).put(4, width).put(4, 0);
                                                base.put(1, ranged ? 1 : 0);
                                                base.put(1, unsigned() ? 1 : 0);
                                                base.put(4, counterReference);
                                            });
                                    boolean said = ranged || form == Form.TEXT;
                                    it.put(rangeWidth, 0).put(rangeWidth, said ? largest : 0);
                                }));
    }
}
