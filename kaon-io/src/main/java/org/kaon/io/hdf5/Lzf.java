package org.kaon.io.hdf5;

import java.util.Arrays;
import java.util.zip.DataFormatException;

/// LZF, as h5py writes it.
///
/// *Source*: LibLZF 3.6, `lzf_d.c`.
final class Lzf {

    private Lzf() {}

    static byte[] decode(byte[] in, int most) throws DataFormatException {
        byte[] out = new byte[most + 4];
        int length = 0;
        int at = 0;
        while (at < in.length) {
            int control = in[at++] & 0xff;
            if (control < 32) {
                int count = control + 1;
                System.arraycopy(in, at, out, length, count);
                at += count;
                length += count;
                continue;
            }
            int count = control >> 5;
            if (count == 7) {
                count += in[at++] & 0xff;
            }
            int from = length - ((control & 31) << 8) - (in[at++] & 0xff) - 1;
            if (from < 0) {
                throw new DataFormatException("a copy from before the start");
            }
            // Source and target may overlap, byte by byte is meant.
            for (int i = 0; i < count + 2; i++) {
                out[length++] = out[from++];
            }
        }
        return Arrays.copyOf(out, length);
    }
}
