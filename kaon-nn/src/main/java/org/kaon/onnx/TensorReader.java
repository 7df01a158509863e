package org.kaon.onnx;

import org.kaon.io.column.FormatException;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads a tensor: from the bytes of its message, from its lists of numbers, or from a file beside
/// the model's. Its elements become a type that Kaon computes with ({@link ElementType}).
final class TensorReader {

    /// A tensor with its name.
    record Named(String name, Tensor value) {}

    private static final ValueLayout.OfLong LONG =
            ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path model;
    private final List<Long> extents = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final Map<String, String> outside = new HashMap<>();
    private MemorySegment raw = MemorySegment.NULL;
    private boolean hasRaw;
    private boolean isOutside;
    private String name = "";
    private long type;

    private TensorReader(Path model) {
        this.model = model;
    }

    static Named read(Path model, ProtoReader in) throws IOException {
        TensorReader reader = new TensorReader(model);
        reader.fields(in);
        return new Named(reader.name, reader.tensor(in));
    }

    private void fields(ProtoReader in) throws IOException {
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> in.numbers(extents::add);
                case 2 -> type = in.number();
                case 4 -> in.fixed32s(numbers::add);
                case 5, 7, 11 -> in.numbers(numbers::add);
                case 8 -> name = in.text();
                case 9 -> {
                    raw = in.segment();
                    hasRaw = true;
                }
                case 10 -> {
                    raw = in.segment();
                    hasRaw = true;
                }
                case 13 -> entry(in.message());
                case 14 -> isOutside = in.number() == 1;
                default -> in.skip();
            }
        }
    }

    private void entry(ProtoReader in) throws IOException {
        String key = "";
        String value = "";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> key = in.text();
                case 2 -> value = in.text();
                default -> in.skip();
            }
        }
        outside.put(key, value);
    }

    private Tensor tensor(ProtoReader in) throws IOException {
        ElementType element =
                ElementType.of(type)
                        .orElseThrow(() ->
                                refused(
                                        "expected numbers, found element type "
                                                + type
                                                + (type == 8 ? " (text)" : "")
                                                + ". Kaon computes with numbers alone."));
        Shape shape;
        long bytes;
        try {
            shape = Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
            bytes = shape.size() * element.bytes();
        } catch (ShapeException e) {
            throw refused("found extents " + extents + ". The file is damaged.");
        }
        if (isOutside) {
            raw = beside(bytes);
            hasRaw = true;
        }
        long there = hasRaw ? raw.byteSize() / element.bytes() : numbers.size();
        if (there != shape.size() || hasRaw && raw.byteSize() != bytes) {
            throw in.damaged(
                    "tensor \""
                            + name
                            + "\" of "
                            + shape
                            + " with "
                            + (hasRaw ? raw.byteSize() + " bytes" : there + " elements"));
        }
        return converted(element, shape);
    }

    private Tensor converted(ElementType element, Shape shape) {
        Tensor tensor = Tensor.allocate(new TensorType(element.kaon(), shape), Arena.ofAuto());
        if (hasRaw && element.bytes() == element.kaon().bytes() && element != ElementType.UINT64) {
            tensor.data().copyFrom(raw);
            return tensor;
        }
        for (long i = 0; i < shape.size(); i++) {
            put(tensor, i, hasRaw ? bits(element, i) : numbers.get(Math.toIntExact(i)), element);
        }
        return tensor;
    }

    private long bits(ElementType element, long i) {
        return switch (element.bytes()) {
            case 1 -> raw.get(ValueLayout.JAVA_BYTE, i);
            case 2 -> raw.get(SHORT, 2 * i);
            case 4 -> raw.get(INT, 4 * i);
            default -> raw.get(LONG, 8 * i);
        };
    }

    private static void put(Tensor tensor, long i, long bits, ElementType element) {
        MemorySegment data = tensor.data();
        if (tensor.type().dataType() == DataType.FLOAT32) {
            data.set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * i, real(bits, element));
            return;
        }
        long value =
                switch (element) {
                    case UINT16 -> bits & 0xffff;
                    case UINT32 -> bits & 0xffffffffL;
                    default -> bits;
                };
        switch (element.kaon().bytes()) {
            case 1 -> data.set(ValueLayout.JAVA_BYTE, i, (byte) value);
            case 2 -> data.set(SHORT, 2 * i, (short) value);
            case 4 -> data.set(INT, 4 * i, (int) value);
            default -> data.set(LONG, 8 * i, value);
        }
    }

    private static float real(long bits, ElementType element) {
        return switch (element) {
            case FLOAT16 -> Float.float16ToFloat((short) bits);
            case DOUBLE -> (float) Double.longBitsToDouble(bits);
            default -> Float.intBitsToFloat((int) bits);
        };
    }

    // Within the model's folder alone, and no more bytes than the file has.
    private MemorySegment beside(long bytes) throws IOException {
        String location = outside.getOrDefault("location", "");
        Path place = model.toAbsolutePath().normalize();
        Path file = place.resolveSibling(location).normalize();
        boolean beside = file.equals(place.resolveSibling(file.getFileName()));
        if (location.isEmpty() || !beside) {
            throw refused(
                    "expected its elements in a file beside the model, found location \""
                            + location
                            + "\". Put the file beside the model.");
        }
        if (!Files.isRegularFile(file)) {
            throw refused("needs the file " + file + ", which is not there. Copy it there.");
        }
        long offset = number("offset", 0);
        long length = number("length", bytes);
        if (offset < 0 || length != bytes || length > Files.size(file) - offset) {
            throw refused(
                    "expected "
                            + bytes
                            + " bytes in "
                            + file.getFileName()
                            + ", found offset "
                            + offset
                            + ", length "
                            + length
                            + " in "
                            + Files.size(file)
                            + " bytes. The file is damaged or of another model.");
        }
        MemorySegment all = Arena.ofAuto().allocate(bytes);
        try (FileChannel channel = FileChannel.open(file)) {
            ModelReader.fill(channel, offset, all);
        }
        return all;
    }

    private long number(String key, long otherwise) throws FormatException {
        String text = outside.getOrDefault(key, Long.toString(otherwise));
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw refused("expected a whole number as " + key + ", found " + text + ".");
        }
    }

    private FormatException refused(String message) {
        return FormatException.of(model.toString(), "tensor " + name, message);
    }
}
