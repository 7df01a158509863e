package org.kaon.onnx;

import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Writes a model as one ONNX file, its tensors within it.
///
/// *Errors*: more than 2 GB of tensors, which a protocol buffer cannot hold; Kaon writes no tensors
/// beside the file.
public final class ModelWriter {

    /// The version of the file's structure that goes with opset 18.
    private static final long FILE_VERSION = 9;

    private static final long LARGEST = 1_900_000_000;

    private ModelWriter() {}

    /// Writes beside the place and moves it there, so that no half of a file is ever seen.
    public static void write(OnnxModel model, Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path partial = absolute.resolveSibling(absolute.getFileName() + ".part");
        Files.write(partial, bytes(model));
        Files.move(partial, absolute, StandardCopyOption.REPLACE_EXISTING);
    }

    public static byte[] bytes(OnnxModel model) {
        long size = model.initializers().values().stream().mapToLong(t -> t.type().bytes()).sum();
        if (size > LARGEST) {
            throw new IllegalArgumentException(
                    "ONNX: expected at most "
                            + LARGEST
                            + " bytes of weights in one file, found "
                            + size
                            + ". Save the model as .keras instead.");
        }
        ProtoWriter out =
                new ProtoWriter()
                        .number(1, FILE_VERSION)
                        .text(2, "kaon")
                        .text(3, "0.1")
                        .message(7, graph(model));
        model.opsets()
                .forEach((domain, version) ->
                        out.message(8, new ProtoWriter().text(1, domain).number(2, version)));
        return out.toByteArray();
    }

    private static ProtoWriter graph(OnnxModel model) {
        ProtoWriter out = new ProtoWriter();
        model.nodes().forEach(node -> out.message(1, node(node)));
        out.text(2, model.name());
        model.initializers().forEach((name, value) -> out.message(5, tensor(name, value)));
        ports(out, 11, model.inputs());
        ports(out, 12, model.outputs());
        return out;
    }

    private static void ports(ProtoWriter out, int field, List<OnnxPort> ports) {
        for (OnnxPort port : ports) {
            out.message(
                    field,
                    new ProtoWriter().text(1, port.name()).message(2, type(port, port.type())));
        }
    }

    // An unknown extent has a name; the first axis is the batch, which all ports share.
    private static ProtoWriter type(OnnxPort port, TensorType type) {
        ProtoWriter shape = new ProtoWriter();
        for (int i = 0; i < type.shape().rank(); i++) {
            long extent = type.shape().extent(i);
            ProtoWriter axis = new ProtoWriter();
            if (extent == Shape.ANY) {
                axis.text(2, i == 0 ? "batch" : port.name() + "_" + i);
            } else {
                axis.number(1, extent);
            }
            shape.message(1, axis);
        }
        long element = ElementType.of(type.dataType()).number();
        return new ProtoWriter().message(1, new ProtoWriter().number(1, element).message(2, shape));
    }

    private static ProtoWriter node(OnnxNode node) {
        ProtoWriter out = new ProtoWriter();
        node.inputs().forEach(name -> out.text(1, name));
        node.outputs().forEach(name -> out.text(2, name));
        out.text(3, node.name()).text(4, node.op());
        node.attributes().forEach((name, value) -> out.message(5, attribute(name, value)));
        if (!node.domain().isEmpty()) {
            out.text(7, node.domain());
        }
        return out;
    }

    private static ProtoWriter attribute(String name, Attribute attribute) {
        ProtoWriter out = new ProtoWriter().text(1, name);
        return switch (attribute) {
            case Attribute.Real(float value) -> out.real(2, value).number(20, 1);
            case Attribute.Whole(long value) -> out.number(3, value).number(20, 2);
            case Attribute.Text(String value) -> out.text(4, value).number(20, 3);
            case Attribute.Value(Tensor value) -> out.message(5, tensor("", value)).number(20, 4);
            case Attribute.Reals(List<Float> values) -> {
                values.forEach(value -> out.real(7, value));
                yield out.number(20, 6);
            }
            case Attribute.Wholes(List<Long> values) -> {
                values.forEach(value -> out.number(8, value));
                yield out.number(20, 7);
            }
            case Attribute.Texts(List<String> values) -> {
                values.forEach(value -> out.text(9, value));
                yield out.number(20, 8);
            }
            case Attribute.Other(String kind) ->
                    throw new IllegalArgumentException("ONNX: cannot write " + kind + " " + name);
        };
    }

    private static ProtoWriter tensor(String name, Tensor tensor) {
        ProtoWriter out = new ProtoWriter();
        for (long extent : tensor.shape().extents()) {
            out.number(1, extent);
        }
        out.number(2, ElementType.of(tensor.type().dataType()).number());
        if (!name.isEmpty()) {
            out.text(8, name);
        }
        return out.bytes(9, tensor.data());
    }
}
