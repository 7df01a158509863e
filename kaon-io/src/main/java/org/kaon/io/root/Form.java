package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;

/// How the bytes of one C++ type are read: a tree made once from the type's name and the file's
/// description of its classes ([Forms]).
///
/// *Source*: ROOT `TStreamerInfo::ReadBuffer` and `TCollectionProxyInfo`.
sealed interface Form
        permits NumberForm,
                RangedForm,
                TextForm,
                SequenceForm,
                PairForm,
                BitsForm,
                FixedForm,
                ClassForm,
                RecordForm,
                SymmetricForm,
                PointerForm,
                RefForm,
                RefArrayForm,
                ArrayForm,
                ClonesForm,
                LoopForm,
                RestForm,
                OpaqueForm {

    /// The type of the column that is read.
    ColumnType type();

    /// Reads `count` values one after the other, as the items of a collection are stored.
    void read(FormInput in, Growing into, int count) throws FormatException;

    /// Reads one member of each of `count` objects. Containers have one head before them all.
    default void members(FormInput in, Growing into, int count) throws FormatException {
        read(in, into, count);
    }

    /// Reads one member of each of as many objects as the bytes hold.
    default int all(FormInput in, Growing into) throws FormatException {
        int count = 0;
        while (in.bytes().remaining() > 0) {
            int before = in.bytes().position();
            read(in, into, 1);
            if (in.bytes().position() == before) {
                throw in.bytes().error("items that take no bytes");
            }
            count++;
        }
        return count;
    }

    /// Most values that stand for one that is missing.
    default long blanks() {
        return 1;
    }
}
