package org.kaon.io.root;

import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;

import java.lang.foreign.SegmentAllocator;
import java.util.List;

/// Reads entries of a type that is put together from others.
record FormDecoder(Interpretation.Formed formed, List<BranchReader.Piece> pieces) {

    /// The column, in memory that `memory` gives.
    Column column(SegmentAllocator memory) throws FormatException {
        Growing into = Growing.of(formed.type());
        for (BranchReader.Piece piece : pieces) {
            FormInput in = new FormInput(piece.basket());
            for (int i = 0; i < piece.rows(); i++) {
                in.enter(piece.starts()[i], piece.starts()[i + 1]);
                bounded(in, into);
            }
        }
        return into.column(memory);
    }

    private void bounded(FormInput in, Growing into) throws FormatException {
        try {
            entry(in, into);
        } catch (ArithmeticException e) {
            throw in.bytes()
                    .error(
                            "the rows so far hold 2 GiB of %s: read fewer at a time"
                                    .formatted(formed.typeName()));
        }
    }

    private void entry(FormInput in, Growing into) throws FormatException {
        Form form = formed.form();
        Cursor bytes = in.bytes();
        switch (formed.entry()) {
            case ITEMS -> {
                GrowingLists lists = (GrowingLists) into;
                form.all(in, lists.content());
                lists.close();
            }
            case NAMED -> {
                bytes.skip(1 + bytes.u1()); // a text with a length and a zero
                form.members(in, into, 1);
            }
            case ONE -> {
                if (bytes.remaining() == 0 && form instanceof SequenceForm) {
                    into.blank();
                } else {
                    form.members(in, into, 1);
                }
            }
        }
        if (bytes.remaining() > 0) {
            throw bytes.error(
                    "%d bytes are left of an entry that was read as %s"
                            .formatted(bytes.remaining(), formed.typeName()));
        }
    }
}
