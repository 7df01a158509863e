package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Struct;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.stream.LongStream;

/// What objects of a file have in common; values follow the formulas of `make_shared.py`.
class SharedMessageTest {

    @Test
    void valuesAreReadWithTypesShapesAndFiltersInCommon() throws IOException {
        try (Hdf5File file = Hdf5FileTest.resource("shared.h5")) {
            for (int i = 0; i < 3; i++) {
                Dataset chunks = file.root().dataset("chunks" + i);
                Flat flat = chunks.elements(Arena.ofAuto()).numbers();
                long step = i;
                assertThat(LongStream.range(0, 12).map(flat::longAt).toArray())
                        .isEqualTo(
                                LongStream.range(0, 12).map(n -> n < 7 ? n * step : 77).toArray());
                assertThat(chunks.storage()).isEqualTo("chunked [5] deflate");
                Struct records =
                        (Struct) file.root().dataset("records" + i).elements(Arena.ofAuto());
                assertThat(records.names()).containsExactly("alpha", "beta", "gamma");
                assertThat(records.fields().get(1).numbers().longAt(2)).isEqualTo(i);
            }
        }
    }

    @Test
    void noAttributeIsLeftOut() throws IOException {
        try (Hdf5File file = Hdf5FileTest.resource("shared.h5")) {
            for (int i = 0; i < 3; i++) {
                Attributes attributes = file.root().dataset("chunks" + i).attributes();
                assertThat(attributes.names()).hasSize(i < 2 ? 3 : 12);
                for (String name : attributes.names()) {
                    int number = Integer.parseInt(name.substring(4)) % 5;
                    assertThat(attributes.text(name))
                            .contains("something long enough to be shared, number " + number);
                }
            }
        }
    }

    @Test
    void refusesASharedMessageOfAFileWithoutATable() {
        Input input = Input.of("x.h5", new byte[100]);
        byte[] message = new Bytes().put(1, 3).put(1, 1).put(8, 0).toArray();
        assertThatThrownBy(() ->
                        SharedMessage.resolve(
                                new Cursor(input, "d", 40, message), ObjectHeader.DATATYPE))
                .hasMessageContaining("x.h5: \"d\" at byte 42: a shared message, but the file has");
    }
}
