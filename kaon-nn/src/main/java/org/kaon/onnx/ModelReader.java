package org.kaon.onnx;

import org.kaon.io.column.FormatException;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads an ONNX file.
///
/// *Errors*: {@link FormatException} with the byte's place for a damaged file; it names a port that
/// is no tensor.
public final class ModelReader {

    private static final int CHUNK = 1 << 24;

    private final Path file;
    private final List<OnnxNode> nodes = new ArrayList<>();
    private final Map<String, Tensor> initializers = new LinkedHashMap<>();
    private final List<OnnxPort> inputs = new ArrayList<>();
    private final List<OnnxPort> outputs = new ArrayList<>();
    private final Map<String, Long> opsets = new HashMap<>();
    private String name = "";
    private boolean hasGraph;

    private ModelReader(Path file) {
        this.file = file;
    }

    public static OnnxModel read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MemorySegment bytes = Arena.ofAuto().allocate(channel.size());
            fill(channel, 0, bytes);
            ModelReader reader = new ModelReader(file);
            reader.model(new ProtoReader(file.toString(), bytes, 0));
            return reader.result();
        }
    }

    static void fill(FileChannel channel, long offset, MemorySegment to) throws IOException {
        for (long done = 0; done < to.byteSize(); ) {
            ByteBuffer part =
                    to.asSlice(done, Math.min(CHUNK, to.byteSize() - done)).asByteBuffer();
            int count = channel.read(part, offset + done);
            if (count < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            done += count;
        }
    }

    private OnnxModel result() throws FormatException {
        if (!hasGraph || opsets.isEmpty()) {
            throw FormatException.of(
                    file.toString(),
                    "",
                    "expected an ONNX model with a graph and its opset, found none. The file is"
                            + " damaged or of another format.");
        }
        inputs.removeIf(port -> initializers.containsKey(port.name()));
        return new OnnxModel(name, opsets, nodes, initializers, inputs, outputs);
    }

    private void model(ProtoReader in) throws IOException {
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 7 -> {
                    hasGraph = true;
                    graph(in.message());
                }
                case 8 -> opset(in.message());
                default -> in.skip();
            }
        }
    }

    private void opset(ProtoReader in) throws FormatException {
        String domain = "";
        long version = 0;
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> domain = in.text();
                case 2 -> version = in.number();
                default -> in.skip();
            }
        }
        opsets.put(standard(domain), version);
    }

    private static String standard(String domain) {
        return domain.equals("ai.onnx") ? OnnxModel.STANDARD : domain;
    }

    private void graph(ProtoReader in) throws IOException {
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> nodes.add(node(in.message()));
                case 2 -> name = in.text();
                case 5 -> {
                    TensorReader.Named tensor = TensorReader.read(file, in.message());
                    initializers.put(tensor.name(), tensor.value());
                }
                case 11 -> inputs.add(port(in.message()));
                case 12 -> outputs.add(port(in.message()));
                case 15 -> throw in.damaged("a sparse tensor, which Kaon does not read,");
                default -> in.skip();
            }
        }
    }

    private OnnxNode node(ProtoReader in) throws IOException {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        String label = "";
        String op = "";
        String domain = "";
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> from.add(in.text());
                case 2 -> to.add(in.text());
                case 3 -> label = in.text();
                case 4 -> op = in.text();
                case 5 -> {
                    AttributeReader.Named attribute = AttributeReader.read(file, in.message());
                    attributes.put(attribute.name(), attribute.value());
                }
                case 7 -> domain = standard(in.text());
                default -> in.skip();
            }
        }
        return new OnnxNode(op, domain, label, from, to, attributes);
    }

    private OnnxPort port(ProtoReader in) throws FormatException {
        String label = "";
        TensorType type = new TensorType(DataType.FLOAT32, Shape.scalar());
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> label = in.text();
                case 2 -> type = type(in.message());
                default -> in.skip();
            }
        }
        return new OnnxPort(label, type);
    }

    // A sequence or map of a port stays a scalar here: only its maker knows what to do with it.
    private static TensorType type(ProtoReader in) throws FormatException {
        DataType element = DataType.FLOAT32;
        Shape shape = Shape.scalar();
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                ProtoReader tensor = in.message();
                for (int inner = tensor.next(); inner != 0; inner = tensor.next()) {
                    switch (inner) {
                        case 1 ->
                                element =
                                        ElementTypes.type(tensor.number()).orElse(DataType.FLOAT32);
                        case 2 -> shape = shape(tensor.message());
                        default -> tensor.skip();
                    }
                }
            } else {
                in.skip();
            }
        }
        return new TensorType(element, shape);
    }

    private static Shape shape(ProtoReader in) throws FormatException {
        List<Long> extents = new ArrayList<>();
        for (int field = in.next(); field != 0; field = in.next()) {
            if (field == 1) {
                ProtoReader axis = in.message();
                long extent = Shape.ANY;
                for (int inner = axis.next(); inner != 0; inner = axis.next()) {
                    if (inner == 1) {
                        extent = Math.max(Shape.ANY, axis.number());
                    } else {
                        axis.skip();
                    }
                }
                extents.add(extent);
            } else {
                in.skip();
            }
        }
        return Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
    }
}
