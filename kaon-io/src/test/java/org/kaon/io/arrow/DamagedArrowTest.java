package org.kaon.io.arrow;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Damage;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Source;

import java.io.IOException;

class DamagedArrowTest {

    // Where the schema and the first batch's head lie.
    private static final int START = -3000;

    private static void read(byte[] file) throws IOException {
        try (Source source = ArrowSource.of(BinaryFile.of("damaged", file))) {
            Tables.readAll(source);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.arrow", "lz4.arrow", "zstd.arrows", "odd.arrow"})
    @Timeout(60)
    void flippedBytesAreFoundOrReadAsValues(String name) throws IOException {
        Damage.flip(ArrowSourceTest.bytes(name), START, 200, DamagedArrowTest::read);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"plain.arrow", "lz4.arrow", "zstd.arrows", "odd.arrow", "lz4.feather"})
    @Timeout(1800)
    void manyFlippedBytesAreFoundOrReadAsValues(String name) throws IOException {
        Damage.flip(ArrowSourceTest.bytes(name), START, 20_000, DamagedArrowTest::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.arrow", "lz4.arrow", "zstd.arrows", "odd.arrow"})
    @Timeout(60)
    void aFileThatEndsEarlyIsSaidToBeSo(String name) throws IOException {
        Damage.truncate(ArrowSourceTest.bytes(name), DamagedArrowTest::read);
    }
}
