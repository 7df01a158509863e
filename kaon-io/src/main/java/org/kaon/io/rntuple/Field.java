package org.kaon.io.rntuple;

import org.kaon.io.column.FormatException;

/// A field of the schema: a C++ type, or a part of one.
///
/// *Source*: specification, "Field Description".
///
/// @param parent the field that this one is a part of; its own number for a top-level field
/// @param alias the type as its writer spelled it, often empty
/// @param repetition items of an array of fixed size, 0 for none
/// @param projected whether it shows columns of another field
record Field(
        int id,
        int parent,
        Role role,
        String name,
        String typeName,
        String alias,
        long repetition,
        boolean repetitive,
        boolean projected) {

    /// Bytes of the shortest field record.
    static final int LEAST = 8 + 16 + 4 * 4;

    /// What a field is in the tree of fields, in the order of the specification's numbers.
    enum Role {
        LEAF,
        COLLECTION,
        RECORD,
        VARIANT,
        STREAMER
    }

    static Field read(int id, Input in) throws FormatException {
        in.skip(8); // versions of field and type
        int parent = in.i4();
        int role = in.u2();
        int flags = in.u2();
        String name = in.text();
        String typeName = in.text();
        String alias = in.text();
        in.text(); // description
        if (role >= Role.values().length) {
            throw in.error("field \"%s\" has an unknown role, %d".formatted(name, role));
        }
        boolean repetitive = (flags & 1) != 0;
        long repetition = repetitive ? in.i8() : 0;
        if (repetition < 0 || repetition > Integer.MAX_VALUE) {
            throw in.error("field \"%s\" repeats %d times".formatted(name, repetition));
        }
        return new Field(
                id,
                parent,
                Role.values()[role],
                name,
                typeName,
                alias,
                repetition,
                repetitive,
                (flags & 2) != 0);
    }

    boolean top() {
        return parent == id;
    }

    /// A base class of its record.
    boolean base() {
        return name.startsWith(":_");
    }
}
