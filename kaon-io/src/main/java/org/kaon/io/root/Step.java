package org.kaon.io.root;

import org.kaon.io.column.FormatException;

/// One step in reading objects of a class: a member, or a base class.
sealed interface Step {

    /// Reads this step's part of `count` objects, whose fields begin at `first` of the struct.
    void read(FormInput in, GrowingStruct into, int first, int count) throws FormatException;

    /// Reads this step's part of `count` objects that are stored member by member.
    default void memberWise(FormInput in, GrowingStruct into, int first, int count)
            throws FormatException {
        read(in, into, first, count);
    }

    /// A member with a column of its own.
    record Field(int index, Form form) implements Step {
        @Override
        public void read(FormInput in, GrowingStruct into, int first, int count)
                throws FormatException {
            form.members(in, into.field(first + index), count);
        }
    }

    /// A member `T* x; //[n]`: as many values as another member says.
    ///
    /// @param counter the field that counts
    record Counted(int index, Form item, int counter, Head head) implements Step {

        /// What stands before the values.
        enum Head {
            /// Nothing.
            NONE,
            /// A byte that says whether values follow.
            FLAG,
            /// Length and version, as before objects.
            FRAME
        }

        @Override
        public void read(FormInput in, GrowingStruct into, int first, int count)
                throws FormatException {
            GrowingNumbers counts = (GrowingNumbers) into.field(first + counter);
            GrowingLists lists = (GrowingLists) into.field(first + index);
            Cursor bytes = in.bytes();
            for (int i = 0; i < count; i++) {
                long items = counts.at(counts.length() - count + i);
                boolean present =
                        switch (head) {
                            case NONE -> true;
                            case FLAG -> bytes.u1() != 0;
                            case FRAME -> Frame.read(bytes).version() >= 0;
                        };
                bytes.need(present ? Math.max(-1, items) : 0);
                item.read(in, lists.content(), present ? (int) items : 0);
                lists.close();
            }
        }
    }

    /// A base class, its fields among those of the derived class.
    ///
    /// @param index of its first field
    record Base(int index, ClassForm form) implements Step {
        @Override
        public void read(FormInput in, GrowingStruct into, int first, int count)
                throws FormatException {
            for (int i = 0; i < count; i++) {
                form.one(in, into, first + index);
            }
        }

        @Override
        public void memberWise(FormInput in, GrowingStruct into, int first, int count)
                throws FormatException {
            for (Step step : form.layout(0, in.bytes())) {
                step.memberWise(in, into, first + index, count);
            }
        }
    }

    /// A `TObject`, which holds nothing that concerns the entry.
    record Bookkeeping() implements Step {
        @Override
        public void read(FormInput in, GrowingStruct into, int first, int count)
                throws FormatException {
            for (int i = 0; i < count; i++) {
                Bootstrap.object(in.bytes());
            }
        }
    }
}
