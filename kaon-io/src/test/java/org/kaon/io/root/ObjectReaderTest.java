package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.FormatException;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/// Objects, references and embedded baskets from bytes made by hand.
class ObjectReaderTest {

    private static final int COUNT = 0x40000000;
    private static final int KEY_BYTES = 30;
    private static final Place PLACE = new Place("x.root", "t", 0, false);

    private static ObjectReader reader(byte[] bytes) {
        return new ObjectReader(new Cursor(bytes, PLACE), KEY_BYTES, Streamers.none());
    }

    private static byte[] bytes(Consumer<ByteBuffer> content) {
        ByteBuffer bytes = ByteBuffer.allocate(1000);
        content.accept(bytes);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    // A new class and an object of it: length, tag, name, content.
    private static void named(ByteBuffer to, String name) {
        byte[] content =
                bytes(b -> {
                    b.putShort((short) 1).putInt(0).putInt(0);
                    b.put((byte) name.length()).put(text(name)).put((byte) 0);
                });
        to.putInt(COUNT | 4 + 7 + 6 + content.length).putInt(-1).put(text("TNamed\0"));
        to.putInt(COUNT | content.length + 2).putShort((short) 1).put(content);
    }

    private static void array(ByteBuffer to, int items) {
        to.putInt(COUNT | 0x3fff).putShort((short) 3);
        to.putShort((short) 1).putInt(0).putInt(0).put((byte) 0).putInt(items).putInt(0);
    }

    @Test
    void followsReferencesToObjects() throws FormatException {
        byte[] bytes =
                bytes(b -> {
                    b.putShort((short) 3).putShort((short) 1).putInt(0).putInt(0);
                    b.put((byte) 0).putInt(3).putInt(0);
                    int first = b.position();
                    named(b, "pt");
                    b.putInt(first + KEY_BYTES + 2);
                    b.putInt(0);
                });
        RootObject array = reader(bytes).object("TObjArray");
        assertThat(array.items()).hasSize(3);
        assertThat(array.items().get(0).text("fName")).isEqualTo("pt");
        assertThat(array.items().get(1)).isSameAs(array.items().get(0));
        assertThat(array.items().get(2).present()).isFalse();
    }

    @Test
    void passesOverObjectsOfUnknownClass() throws FormatException {
        byte[] bytes =
                bytes(b -> {
                    b.putInt(COUNT | 4 + 6 + 6 + 5).putInt(-1).put(text("Event\0"));
                    b.putInt(COUNT | 7).putShort((short) 1).put(new byte[5]);
                    named(b, "after");
                });
        ObjectReader reader = reader(bytes);
        RootObject event = reader.pointer();
        assertThat(event.className()).isEqualTo("Event");
        assertThat(event.damage()).isEqualTo("class Event is not described in the file");
        assertThat(reader.pointer().text("fName")).isEqualTo("after");
    }

    @Test
    void refusesLengthsBeyondTheRecord() {
        byte[] bytes = bytes(b -> array(b, 0));
        assertThatThrownBy(() -> reader(bytes).object("TObjArray"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("needs 16383 more bytes");
    }

    @Test
    void refusesMoreItemsThanBytes() {
        byte[] bytes =
                bytes(b -> {
                    b.putShort((short) 3).putShort((short) 1).putInt(0).putInt(0);
                    b.put((byte) 0).putInt(2_000_000_000).putInt(0);
                });
        assertThatThrownBy(() -> reader(bytes).object("TObjArray"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a count of 2000000000 items, but only 4 bytes follow");
    }

    private static byte[] basket(int flag, int... offsets) {
        return bytes(b -> {
            b.putInt(0).putShort((short) 4).putInt(0).putInt(0).putShort((short) 40);
            b.putShort((short) 1).putInt(0).putInt(0);
            b.put((byte) 7).put(text("TBasket")).put((byte) 1).put(text("x"));
            b.put((byte) 1).put(text("t"));
            b.putShort((short) 3).putInt(100).putInt(-10).put((byte) 0);
            b.putInt(2).putInt(40 + 12).put((byte) flag);
            if (offsets.length > 0) {
                b.putInt(offsets.length);
                Arrays.stream(offsets).forEach(b::putInt);
            }
            b.put(new byte[40]).putInt(7).putInt(8).putInt(9);
        });
    }

    @Test
    void readsBasketsInsideTheTree() throws FormatException {
        RootObject object = reader(basket(12)).object("TBasket");
        Basket basket = object.value("basket", Basket.class).orElseThrow();
        assertThat(basket.rows()).isEqualTo(2);
        assertThat(basket.border()).isEqualTo(12);
        assertThat(basket.bytes()).containsExactly(0, 0, 0, 7, 0, 0, 0, 8, 0, 0, 0, 9);
        assertThat(basket.offsets()).isEmpty();
    }

    @Test
    void readsTheirOffsets() throws FormatException {
        RootObject object = reader(basket(11, 40, 44)).object("TBasket");
        Basket basket = object.value("basket", Basket.class).orElseThrow();
        assertThat(basket.offsets())
                .hasValueSatisfying(o -> assertThat(o).containsExactly(0, 4, 12));
    }

    @Test
    void refusesOffsetsThatFall() {
        assertThatThrownBy(() -> reader(basket(11, 44, 40)).object("TBasket"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("a row starts at 0, before the last one");
        assertThatThrownBy(() -> reader(basket(11, 40)).object("TBasket"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("1 offsets for 2 rows");
    }
}
