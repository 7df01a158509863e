package org.kaon.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.Column;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;

/// Numbers of unusual form, against what h5py reads.
class OddNumbersTest {

    private static List<String> values(Column column) {
        Flat flat = column.numbers();
        List<String> values = new ArrayList<>();
        for (long i = 0; i < flat.length(); i++) {
            values.add(Double.toString(flat.at(i)));
        }
        return values;
    }

    @Test
    void readsThemAsH5pyDoes() throws IOException {
        JsonNode expected;
        try (InputStream in = OddNumbersTest.class.getResourceAsStream("odd.json")) {
            expected = JsonMapper.shared().readTree(in);
        }
        assertThat(expected.size()).isEqualTo(18);
        try (Hdf5File file = Hdf5FileTest.resource("odd.h5")) {
            for (String name : expected.propertyNames()) {
                List<String> wanted = new ArrayList<>();
                for (JsonNode value : expected.get(name)) {
                    String text = value.asString().replace("inf", "Infinity");
                    wanted.add(Double.toString(Double.parseDouble(text.replace("nan", "NaN"))));
                }
                boolean member = name.endsWith("/b");
                Column column =
                        file.root().dataset(name.replace("/b", "")).elements(Arena.ofAuto());
                if (member) {
                    column = ((Fixed) ((Struct) column).fields().get(1)).content();
                }
                assertThat(values(column)).as(name).isEqualTo(wanted);
            }
        }
    }

    @Test
    void typesAreTheSmallestThatHoldAll() throws IOException {
        try (Hdf5File file = Hdf5FileTest.resource("odd.h5")) {
            Group root = file.root();
            assertThat(root.dataset("u1_3_at_2").type().element()).contains(ElementType.UINT8);
            assertThat(root.dataset("big_i4_17_at_5").type().element()).contains(ElementType.INT32);
            assertThat(root.dataset("bfloat16").type().element()).contains(ElementType.FLOAT32);
            assertThat(root.dataset("long_double").type().element()).contains(ElementType.FLOAT64);
            assertThat(root.dataset("eight_bits").type().element()).contains(ElementType.UINT8);
            assertThat(root.dataset("u1_3_at_2_nbit").storage()).isEqualTo("chunked [7] nbit");
        }
    }

    @Test
    void readsTextsAndListsBehindNarrowAddresses() throws IOException {
        try (Hdf5File file = Hdf5FileTest.resource("narrow.h5")) {
            Text texts = (Text) file.root().dataset("texts").elements(Arena.ofAuto());
            assertThat(List.of(texts.at(0), texts.at(1), texts.at(2)))
                    .containsExactly("a", "größer", "");
            Jagged lists = (Jagged) file.root().dataset("lists").elements(Arena.ofAuto());
            assertThat(lists.count(0)).isZero();
            assertThat(values(lists.at(1))).containsExactly("3.0", "4.0", "5.0");
            assertThat(values(file.root().dataset("chunks").elements(Arena.ofAuto()))).hasSize(50);
        }
    }

    @Test
    void refusesBitsThatMakeNoSense() {
        Filter outside = new Filter(5, List.of(8, 0, 4, 1, 2, 0, 17, 0));
        assertThatThrownBy(() -> Nbit.decode(outside, new byte[8], 100))
                .isInstanceOf(DataFormatException.class)
                .hasMessageContaining("17 bits from bit 0");
        Filter early = new Filter(5, List.of(8, 0, 4, 1, 2, 0, 16, 0));
        assertThatThrownBy(() -> Nbit.decode(early, new byte[7], 100))
                .hasMessageContaining("they end early");
        Filter large = new Filter(5, List.of(8, 0, 1 << 30, 1, 2, 0, 16, 0));
        assertThatThrownBy(() -> Nbit.decode(large, new byte[7], 100))
                .hasMessageContaining("elements of 2 bytes");
        Filter none = new Filter(5, List.of(4, 0, 4, 1));
        assertThatThrownBy(() -> Nbit.decode(none, new byte[7], 100))
                .hasMessageContaining("elements of 0 bytes");
    }
}
