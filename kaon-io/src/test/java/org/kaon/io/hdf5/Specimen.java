package org.kaon.io.hdf5;

import org.kaon.io.column.ElementType;
import org.kaon.io.numpy.Array;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// A file with one of everything that Kaon writes, always the same.
final class Specimen {

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private Specimen() {}

    /// @param compressed whether chunks are compressed: their bytes depend on the JDK's zlib
    static void write(NewGroup root, boolean compressed) throws IOException {
        root.attributes()
                .put("text", "τ-jets")
                .put("empty", "")
                .put("long_text", longText())
                .put("names", List.of("conv2d", "dense", "dense_1"))
                .putVariable("variable", List.of("a", "", "größer"))
                .put("vector", array(ElementType.FLOAT32, List.of(3L), 3))
                .put("whole", -7)
                .put("real", 0.5)
                .put("flag", true);
        for (ElementType element : ElementType.values()) {
            root.dataset("types/" + element.numpy(), array(element, List.of(2L, 3L), 6));
        }
        root.dataset("scalar", array(ElementType.FLOAT64, List.of(), 1));
        root.dataset("nothing", array(ElementType.INT32, List.of(0L, 4L), 0))
                .attributes()
                .put("note", "no rows");
        root.group("empty_group");
        Storage storage = compressed ? Storage.gzip(4) : Storage.chunked(4);
        root.dataset("chunked", array(ElementType.FLOAT32, List.of(10L, 2L), 20), storage);
        many(root.open("many_chunks", Datatype.of(ElementType.INT32), List.of(), storage));
        root.open("never_filled", Datatype.of(ElementType.INT16), List.of(3L), storage).finish();
        root.texts("texts", List.of("jet", "", "größer"));
        records(root.open("records", record(), List.of(), storage));
        NewDataset lists =
                root.open(
                        "lists",
                        new Datatype.Sequence(Datatype.of(ElementType.FLOAT32)),
                        List.of(),
                        storage);
        lists.append(array(ElementType.FLOAT32, List.of(5L), 5).data(), 2, 0, 3);
    }

    static String longText() {
        return "0123456789".repeat(10_000);
    }

    /// 0, 1, 2, … in a type; every second true.
    static Array array(ElementType element, List<Long> shape, int count) {
        ByteBuffer bytes =
                ByteBuffer.allocate(count * element.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            switch (element) {
                case BOOL -> bytes.put((byte) (i % 2));
                case INT8, UINT8 -> bytes.put((byte) i);
                case INT16, UINT16 -> bytes.putShort((short) i);
                case INT32, UINT32 -> bytes.putInt(i);
                case INT64, UINT64 -> bytes.putLong(i);
                case FLOAT32 -> bytes.putFloat(i);
                case FLOAT64 -> bytes.putDouble(i);
            }
        }
        return new Array(element, shape, MemorySegment.ofArray(bytes.array()));
    }

    /// Over two levels of the chunks' tree.
    private static void many(NewDataset dataset) throws IOException {
        for (int i = 0; i < 100; i++) {
            dataset.append(array(ElementType.INT32, List.of(3L), 3).data(), 3);
        }
    }

    static Datatype.Compound record() {
        return new Datatype.Compound(
                14,
                List.of(
                        new Datatype.Member("pt", 0, new Datatype.Real(4, false)),
                        new Datatype.Member("b_tag", 4, Datatype.BOOLEAN),
                        new Datatype.Member(
                                "label",
                                5,
                                new Datatype.FixedText(3, Datatype.Padding.NULL_PADDED, false)),
                        new Datatype.Member(
                                "cells",
                                8,
                                new Datatype.Block(
                                        List.of(3), new Datatype.Whole(2, false, false)))));
    }

    private static void records(NewDataset dataset) throws IOException {
        for (int i = 0; i < 6; i++) {
            byte[] row = new byte[14];
            MemorySegment.ofArray(row).set(FLOAT, 0, 10.5f * i);
            row[4] = (byte) (i % 2);
            row[5] = 'q';
            row[8] = (byte) i;
            row[13] = 1;
            dataset.append(MemorySegment.ofArray(row), 1);
        }
    }
}
