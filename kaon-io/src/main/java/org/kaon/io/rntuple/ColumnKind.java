package org.kaon.io.rntuple;

import static org.kaon.io.column.ElementType.BOOL;
import static org.kaon.io.column.ElementType.FLOAT32;
import static org.kaon.io.column.ElementType.FLOAT64;
import static org.kaon.io.column.ElementType.INT16;
import static org.kaon.io.column.ElementType.INT32;
import static org.kaon.io.column.ElementType.INT64;
import static org.kaon.io.column.ElementType.INT8;
import static org.kaon.io.column.ElementType.UINT16;
import static org.kaon.io.column.ElementType.UINT32;
import static org.kaon.io.column.ElementType.UINT64;
import static org.kaon.io.column.ElementType.UINT8;

import org.kaon.io.column.ElementType;

import java.util.Optional;

/// How the elements of a column are stored, in the order of the specification's numbers.
///
/// *Source*: specification, "Column Description".
enum ColumnKind {
    BIT(1, BOOL),
    BYTE(8, UINT8),
    CHAR(8, INT8),
    INT_8(8, INT8),
    UINT_8(8, UINT8),
    INT_16(16, INT16),
    UINT_16(16, UINT16),
    INT_32(32, INT32),
    UINT_32(32, UINT32),
    INT_64(64, INT64),
    UINT_64(64, UINT64),
    REAL_16(16, FLOAT32),
    REAL_32(32, FLOAT32),
    REAL_64(64, FLOAT64),
    INDEX_32(32, UINT32),
    INDEX_64(64, INT64),
    /// A 64-bit index and a 32-bit tag; its elements are those 12 bytes.
    SWITCH(96, INT64),
    SPLIT_INT_16(16, INT16),
    SPLIT_UINT_16(16, UINT16),
    SPLIT_INT_32(32, INT32),
    SPLIT_UINT_32(32, UINT32),
    SPLIT_INT_64(64, INT64),
    SPLIT_UINT_64(64, UINT64),
    SPLIT_REAL_16(16, FLOAT32),
    SPLIT_REAL_32(32, FLOAT32),
    SPLIT_REAL_64(64, FLOAT64),
    SPLIT_INDEX_32(32, UINT32),
    SPLIT_INDEX_64(64, INT64),
    REAL_32_TRUNC(10, 31, FLOAT32),
    REAL_32_QUANT(1, 32, FLOAT32);

    private final int leastBits;
    private final int mostBits;
    private final ElementType element;

    ColumnKind(int bits, ElementType element) {
        this(bits, bits, element);
    }

    ColumnKind(int leastBits, int mostBits, ElementType element) {
        this.leastBits = leastBits;
        this.mostBits = mostBits;
        this.element = element;
    }

    /// The kind of that number, empty for one that a later version of the format may bring.
    static Optional<ColumnKind> of(int number) {
        return number < values().length ? Optional.of(values()[number]) : Optional.empty();
    }

    /// The specification's number.
    int number() {
        return java.util.List.of(values()).indexOf(this);
    }

    /// The specification's name, e.g. `SplitUInt16`.
    String specified() {
        StringBuilder text = new StringBuilder();
        for (String word : name().split("_")) {
            boolean unsigned = word.startsWith("UINT");
            String first = word.substring(0, unsigned ? 2 : 1);
            text.append(unsigned ? "UI" : first);
            text.append(word.substring(first.length()).toLowerCase(java.util.Locale.ROOT));
        }
        return text.toString();
    }

    /// Whether elements of this kind may have several numbers of bits.
    boolean varies() {
        return leastBits != mostBits;
    }

    boolean allows(int bits) {
        return bits >= leastBits && bits <= mostBits;
    }

    /// What an element is once decoded.
    ElementType element() {
        return element;
    }

    /// Bytes of a decoded element.
    int width() {
        return this == SWITCH ? 12 : element.bytes();
    }

    /// Whether elements are ends of lists.
    boolean index() {
        return this == INDEX_32
                || this == INDEX_64
                || this == SPLIT_INDEX_32
                || this == SPLIT_INDEX_64;
    }
}
