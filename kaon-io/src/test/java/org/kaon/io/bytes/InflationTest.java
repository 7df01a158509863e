package org.kaon.io.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// What the JDK has packed.
class InflationTest {

    private static byte[] values(int count) {
        SplittableRandom random = new SplittableRandom(4);
        byte[] values = new byte[count];
        for (int i = 0; i < count; i++) {
            values[i] = (byte) random.nextInt(5);
        }
        return values;
    }

    private static byte[] packed(byte[] values, boolean raw) {
        try (Deflater deflater = new Deflater(6, raw)) {
            deflater.setInput(values);
            deflater.finish();
            byte[] packed = new byte[2 * values.length + 100];
            return Arrays.copyOf(packed, deflater.deflate(packed));
        }
    }

    private static byte[] gzip(byte[] values) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(values);
        }
        return out.toByteArray();
    }

    @Test
    void givesWhatWasPackedAtItsPlace() {
        for (int count : new int[] {0, 1, 1000, 300_000}) {
            byte[] values = values(count);
            byte[] packed = packed(values, false);
            byte[] to = new byte[count + 7];
            OptionalInt got = Inflation.zlib(packed, 0, packed.length, to, 3, count + 4);
            assertThat(got.orElse(count)).isEqualTo(count);
            if (got.isPresent()) {
                assertThat(Arrays.copyOfRange(to, 3, 3 + count)).isEqualTo(values);
            }
            byte[] bare = packed(values, true);
            got = Inflation.raw(bare, 0, bare.length, to, 0, count);
            assertThat(got.orElse(count)).isEqualTo(count);
        }
    }

    @Test
    void leavesToTheJdkWhatIsNotSound() {
        byte[] values = values(1000);
        byte[] packed = packed(values, false);
        byte[] to = new byte[1000];
        assertThat(Inflation.zlib(packed, 0, packed.length, to, 0, 999)).isEmpty();
        assertThat(Inflation.zlib(packed, 0, packed.length - 1, to, 0, 1000)).isEmpty();
        assertThat(Inflation.zlib(packed, 0, 3, to, 0, 1000)).isEmpty();
        for (int i = 0; i < packed.length; i++) {
            byte[] damaged = packed.clone();
            damaged[i] ^= 0x11;
            OptionalInt got = Inflation.zlib(damaged, 0, damaged.length, to, 0, 1000);
            assertThat(got.isEmpty() || Arrays.equals(to, values)).as("byte " + i).isTrue();
        }
    }

    @Test
    void gzipsChecksumIsCompared() throws IOException, DataFormatException {
        byte[] values = values(5000);
        byte[] packed = gzip(values);
        byte[] whole = Unpacking.GZIP.unpack(packed, 0, packed.length, 5000);
        assertThat(Arrays.copyOf(whole, 5000)).isEqualTo(values);
        packed[packed.length - 8] ^= 1;
        assertThatThrownBy(() -> Unpacking.GZIP.unpack(packed, 0, packed.length, 5000))
                .isInstanceOf(DataFormatException.class)
                .hasMessage("the checksum differs");
    }

    @Test
    void moreBytesBehindAreNoMatter() throws IOException, DataFormatException {
        byte[] values = values(5000);
        byte[] packed = gzip(values);
        byte[] longer = Arrays.copyOf(packed, packed.length + 20);
        byte[] whole = Unpacking.GZIP.unpack(longer, 0, longer.length, 5000);
        assertThat(Arrays.copyOf(whole, 5000)).isEqualTo(values);
    }
}
