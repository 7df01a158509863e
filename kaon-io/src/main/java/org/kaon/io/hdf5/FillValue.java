package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

/// What stands in a data set where nothing was written.
///
/// *Source*: specification, IV.A.2.e and IV.A.2.f "The Data Storage - Fill Value Message".
final class FillValue {

    private FillValue() {}

    /// The bytes of one element; none where zeros stand there.
    static byte[] read(Cursor in, int kind) throws FormatException {
        if (kind == ObjectHeader.OLD_FILL_VALUE) {
            return sized(in);
        }
        int version = in.small(1);
        if (version == 3) {
            return (in.small(1) & 0x20) != 0 ? sized(in) : new byte[0];
        }
        in.skip(2);
        boolean defined = in.small(1) != 0;
        return version < 2 || defined ? sized(in) : new byte[0];
    }

    // A length of -1 says that no value was chosen.
    private static byte[] sized(Cursor in) throws FormatException {
        int length = (int) in.number(4);
        return length == -1 ? new byte[0] : in.bytes(length);
    }
}
