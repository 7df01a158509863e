package org.kaon.io.parquet;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.io.Damage;
import org.kaon.io.Tables;
import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.Source;

import java.io.IOException;

class DamagedParquetTest {

    private static void read(byte[] file) throws IOException {
        try (Source source = ParquetSource.of(BinaryFile.of("damaged", file))) {
            Tables.readAll(source);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none_v1", "zstd_v2", "snappy", "gzip", "delta"})
    @Timeout(60)
    void flippedBytesAreFoundOrReadAsValues(String name) throws IOException {
        Damage.flip(Fixture.bytes(name + ".parquet"), 3000, 200, DamagedParquetTest::read);
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(strings = {"none_v1", "zstd_v2", "snappy", "gzip", "delta"})
    @Timeout(1800)
    void manyFlippedBytesAreFoundOrReadAsValues(String name) throws IOException {
        Damage.flip(Fixture.bytes(name + ".parquet"), 3000, 20_000, DamagedParquetTest::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none_v1", "zstd_v2"})
    @Timeout(60)
    void aFileThatEndsEarlyIsSaidToBeSo(String name) throws IOException {
        Damage.truncate(Fixture.bytes(name + ".parquet"), DamagedParquetTest::read);
    }
}
