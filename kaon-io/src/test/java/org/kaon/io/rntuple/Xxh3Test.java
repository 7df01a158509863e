package org.kaon.io.rntuple;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

class Xxh3Test {

    /// The bytes of `make_xxh3.py`.
    private static byte[] content(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (7 * i + i / 251);
        }
        return bytes;
    }

    @Test
    void givesTheSumsOfTheReferenceForEveryClassOfLengths() throws IOException {
        List<String> vectors;
        try (InputStream in = Xxh3Test.class.getResourceAsStream("xxh3.txt")) {
            vectors = new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
        }
        assertThat(vectors).hasSizeGreaterThan(50);
        for (String vector : vectors) {
            int length = Integer.parseInt(vector.substring(0, vector.indexOf(' ')));
            String sum = "%016x".formatted(Xxh3.hash(content(length), 0, length));
            assertThat(length + " " + sum).isEqualTo(vector);
        }
    }

    @Test
    void seesOnlyTheBytesAskedFor() {
        byte[] bytes = content(3000);
        byte[] within = new byte[3100];
        System.arraycopy(bytes, 0, within, 50, 3000);
        assertThat(Xxh3.hash(within, 50, 3000)).isEqualTo(Xxh3.hash(bytes, 0, 3000));
        within[50 + 2999] ^= 1;
        assertThat(Xxh3.hash(within, 50, 3000)).isNotEqualTo(Xxh3.hash(bytes, 0, 3000));
    }
}
