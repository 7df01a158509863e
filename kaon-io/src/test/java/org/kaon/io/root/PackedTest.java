package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.FormatException;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;

class PackedTest {

    private static final Place PLACE = new Place("x.root", "t", 100, false);

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        new Random(7).nextBytes(content);
        Arrays.fill(content, 0, length / 2, (byte) 3);
        return content;
    }

    private static byte[] block(String letters, byte[] content) {
        Deflater deflater = new Deflater(6, letters.equals("CS"));
        deflater.setInput(content);
        deflater.finish();
        byte[] packed = new byte[content.length + 100];
        int size = deflater.deflate(packed);
        deflater.end();
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(letters.charAt(0));
        block.write(letters.charAt(1));
        block.write(8);
        for (int number : new int[] {size, content.length}) {
            for (int i = 0; i < 3; i++) {
                block.write(number >>> 8 * i);
            }
        }
        block.write(packed, 0, size);
        return block.toByteArray();
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    @Test
    void unpacksTheOldDeflate() throws FormatException {
        byte[] content = content(5000);
        assertThat(Packed.unpack(block("CS", content), 5000, PLACE)).isEqualTo(content);
    }

    @Test
    void joinsBlocksOfDifferentCodecs() throws FormatException {
        byte[] content = content(3000);
        byte[] first = block("ZL", Arrays.copyOf(content, 2900));
        byte[] second = block("CS", Arrays.copyOfRange(content, 2900, 3000));
        assertThat(Packed.unpack(join(first, second), 3000, PLACE)).isEqualTo(content);
    }

    @Test
    void takesPlainBytesAsTheyAre() throws FormatException {
        byte[] content = content(10);
        assertThat(Packed.unpack(content, 10, PLACE)).isEqualTo(content);
    }

    @Test
    void namesUnknownCodecs() {
        byte[] block = block("ZL", content(5000));
        block[0] = 'Q';
        assertThatThrownBy(() -> Packed.unpack(block, 5000, PLACE))
                .isInstanceOf(FormatException.class)
                .hasMessage(
                        "x.root: \"t\" at byte 100: no known compression"
                                + " (found bytes 51 4c, known: ZL CS L4 ZS XZ)");
    }

    @Test
    void refusesBlocksThatUnpackToMoreOrLess() {
        byte[] block = block("ZL", content(5000));
        block[6]--;
        assertThatThrownBy(() -> Packed.unpack(block, 5000, PLACE))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a damaged ZL block");
        block[6] = (byte) (block[6] + 2);
        assertThatThrownBy(() -> Packed.unpack(block, 5001, PLACE))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a damaged ZL block");
    }

    @Test
    void takesNoMemoryByANumberAlone() {
        byte[] block = block("ZL", content(5000));
        assertThatThrownBy(() -> Packed.unpack(block, Integer.MAX_VALUE, PLACE))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("ends after 5000 of 2147483647 bytes");
    }

    @Test
    void refusesEveryTruncation() {
        byte[] block = block("CS", content(400));
        for (int length = 0; length < block.length; length++) {
            byte[] part = Arrays.copyOf(block, length);
            assertThatThrownBy(() -> Packed.unpack(part, 400, PLACE))
                    .isInstanceOf(FormatException.class);
        }
    }
}
