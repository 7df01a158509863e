package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;

import java.util.Optional;

/// A column as the schema describes it.
///
/// *Source*: specification, "Column Description".
///
/// @param number of its kind; `kind` is empty where that is not known
/// @param deferred whether it was added after the first elements, which are zero
record StoredColumn(
        int id,
        int number,
        Optional<ColumnKind> kind,
        int bits,
        int field,
        int representation,
        boolean deferred,
        double least,
        double most) {

    /// Bytes of the shortest column record.
    static final int LEAST_BYTES = 8 + 12;

    static StoredColumn read(int id, Input in) throws FormatException {
        int number = in.u2();
        int bits = in.u2();
        int field = in.i4();
        int flags = in.u2();
        int representation = in.u2();
        boolean deferred = (flags & 1) != 0;
        if (deferred) {
            in.skip(8); // first element, which the lists' lengths say too
        }
        boolean ranged = (flags & 2) != 0;
        double least = ranged ? in.f8() : 0;
        double most = ranged ? in.f8() : 0;
        Optional<ColumnKind> kind = ColumnKind.of(number);
        if (kind.isPresent() && !kind.get().allows(bits)) {
            throw in.error(
                    "column %d of type %s has elements of %d bits".formatted(id, kind.get(), bits));
        }
        boolean quantized = kind.equals(Optional.of(ColumnKind.REAL_32_QUANT));
        if (quantized && !(ranged && Double.isFinite(most - least) && most >= least)) {
            throw in.error("column %d needs a range, found %s to %s".formatted(id, least, most));
        }
        return new StoredColumn(
                id, number, kind, bits, field, representation, deferred, least, most);
    }

    /// The type as the specification names it, with bits where these vary.
    String typeName() {
        String name = kind.map(ColumnKind::specified).orElse("%#x".formatted(number));
        boolean varies = kind.isPresent() && kind.get().varies();
        return name + (varies ? "(" + bits + ")" : "") + (deferred ? " deferred" : "");
    }

    /// Bytes of a page of so many elements.
    long bytes(long elements) {
        return Math.ceilDiv(elements * bits, 8L);
    }
}
