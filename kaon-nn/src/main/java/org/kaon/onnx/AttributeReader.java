package org.kaon.onnx;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads a setting of an operator.
final class AttributeReader {

    /// A setting with its name.
    record Named(String name, Attribute value) {}

    private final List<Float> reals = new ArrayList<>();
    private final List<Long> wholes = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private Attribute single = new Attribute.Other("nothing");
    private String name = "";
    private long type;

    private AttributeReader() {}

    static Named read(Path file, ProtoReader in) throws IOException {
        AttributeReader reader = new AttributeReader();
        reader.fields(file, in);
        return new Named(reader.name, reader.value());
    }

    private void fields(Path file, ProtoReader in) throws IOException {
        for (int field = in.next(); field != 0; field = in.next()) {
            switch (field) {
                case 1 -> name = in.text();
                case 2 -> single = new Attribute.Real(in.real());
                case 3 -> single = new Attribute.Whole(in.number());
                case 4 -> single = new Attribute.Text(in.text());
                case 5 ->
                        single = new Attribute.Value(TensorReader.read(file, in.message()).value());
                case 7 -> in.fixed32s(bits -> reals.add(Float.intBitsToFloat((int) bits)));
                case 8 -> in.numbers(wholes::add);
                case 9 -> texts.add(in.text());
                case 20 -> type = in.number();
                default -> in.skip();
            }
        }
    }

    private Attribute value() {
        return switch ((int) type) {
            case 1 -> single instanceof Attribute.Real ? single : new Attribute.Real(0);
            case 2 -> single instanceof Attribute.Whole ? single : new Attribute.Whole(0);
            case 3 -> single instanceof Attribute.Text ? single : new Attribute.Text("");
            case 4 -> single;
            case 5 -> new Attribute.Other("a graph");
            case 6 -> new Attribute.Reals(reals);
            case 7 -> new Attribute.Wholes(wholes);
            case 8 -> new Attribute.Texts(texts);
            default -> new Attribute.Other("a setting of type " + type);
        };
    }
}
