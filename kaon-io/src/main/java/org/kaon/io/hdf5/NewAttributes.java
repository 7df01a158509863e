package org.kaon.io.hdf5;

import org.kaon.io.column.ElementType;
import org.kaon.io.numpy.Array;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The attributes of a group or data set under construction.
///
/// *Errors*: an attribute other than a single text must fit into 64 kB ([#LARGEST]); a longer one
/// is an [IllegalArgumentException].
public final class NewAttributes {

    /// Most bytes that an attribute's values may take; a single text may be of any length.
    public static final int LARGEST = 64_512;

    private final NewHeap heap;
    private final Map<String, Bytes> messages = new TreeMap<>();

    NewAttributes(NewHeap heap) {
        this.heap = heap;
    }

    /// A text of any length, kept as h5py keeps a `str`.
    public NewAttributes put(String name, String text) throws IOException {
        return put(name, new Datatype.VariableText(true), Dataspace.of(List.of()), heap.put(text));
    }

    /// Texts in fields of the longest one's width, as NumPy's `S` arrays.
    public NewAttributes put(String name, List<String> texts) throws IOException {
        List<byte[]> utf8 = new ArrayList<>();
        texts.forEach(text -> utf8.add(text.getBytes(StandardCharsets.UTF_8)));
        int width = Math.max(1, utf8.stream().mapToInt(text -> text.length).max().orElse(1));
        Bytes values = new Bytes();
        for (byte[] text : utf8) {
            values.put(text).put(new byte[width - text.length]);
        }
        return put(
                name,
                new Datatype.FixedText(width, Datatype.Padding.NULL_PADDED, false),
                Dataspace.of(List.of((long) texts.size())),
                values.toArray());
    }

    /// Texts of any length, each kept as h5py keeps a `str`.
    public NewAttributes putVariable(String name, List<String> texts) throws IOException {
        Bytes values = new Bytes();
        for (String text : texts) {
            values.put(heap.put(text));
        }
        return put(
                name,
                new Datatype.VariableText(true),
                Dataspace.of(List.of((long) texts.size())),
                values.toArray());
    }

    public NewAttributes put(String name, Array numbers) {
        return put(
                name,
                Datatype.of(numbers.element()),
                Dataspace.of(numbers.shape()),
                numbers.data().toArray(ValueLayout.JAVA_BYTE));
    }

    public NewAttributes put(String name, long number) {
        return put(
                name,
                Datatype.of(ElementType.INT64),
                Dataspace.of(List.of()),
                new Bytes().put(8, number).toArray());
    }

    public NewAttributes put(String name, double number) {
        return put(
                name,
                Datatype.of(ElementType.FLOAT64),
                Dataspace.of(List.of()),
                new Bytes().put(8, Double.doubleToRawLongBits(number)).toArray());
    }

    public NewAttributes put(String name, boolean flag) {
        return put(
                name,
                Datatype.of(ElementType.BOOL),
                Dataspace.of(List.of()),
                new Bytes().put(1, flag ? 1 : 0).toArray());
    }

    /// *Source*: specification, IV.A.2.m "The Attribute Message", version 3.
    private NewAttributes put(String name, Datatype type, Dataspace shape, byte[] values) {
        if (values.length > LARGEST) {
            throw new IllegalArgumentException(
                    "Attribute \"%s\" takes %d bytes, at most %d fit. Write a data set instead."
                            .formatted(name, values.length, LARGEST));
        }
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        Bytes typeBytes = new Bytes();
        DatatypeWriter.write(type, typeBytes);
        Bytes shapeBytes = shape.written(false);
        Bytes message = new Bytes();
        message.put(1, 3).put(1, 0).put(2, text.length + 1L).put(2, typeBytes.length());
        message.put(2, shapeBytes.length()).put(1, 1).put(text).put(1, 0);
        message.put(typeBytes.toArray()).put(shapeBytes.toArray()).put(values);
        messages.put(name, message);
        return this;
    }

    void addTo(ObjectHeader header) {
        messages.values().forEach(message -> header.add(ObjectHeader.ATTRIBUTE, message));
    }
}
