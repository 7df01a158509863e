package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

class Lookup3Test {

    /// The values that `lookup3.c` itself prints in `driver5`.
    @Test
    void givesTheValuesOfItsSource() {
        byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);
        assertThat(Lookup3.hash(text, text.length)).isEqualTo(0x17770551);
        assertThat(Lookup3.hash(text, 0)).isEqualTo(0xdeadbeef);
    }
}
