package org.kaon.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A network layer by layer, as Keras's `model.summary()` shows it.
public record ModelTable(List<Layer> layers, long trainable, long fixed) implements Block {

    /// A layer: its name, its class, the shape of its output and its number of parameters.
    public record Layer(String name, String type, String outputShape, long parameters) {}

    public ModelTable {
        layers = List.copyOf(layers);
    }

    @Override
    public boolean isEmpty() {
        return layers.isEmpty();
    }

    @Override
    public void write(StringBuilder out) {
        List<List<String>> rows = new ArrayList<>();
        for (Layer layer : layers) {
            rows.add(
                    List.of(
                            layer.name + " (" + layer.type + ")",
                            layer.outputShape,
                            Table.count(layer.parameters)));
        }
        new Table(
                        "",
                        List.of(
                                Table.Column.text("Layer (type)"),
                                Table.Column.text("Output shape"),
                                Table.Column.number("Parameters")),
                        rows)
                .write(out);
        Facts.of()
                .with("Total parameters", weight(trainable + fixed))
                .with("Trainable", weight(trainable))
                .with("Not trainable", weight(fixed))
                .write(out);
    }

    /// A number of parameters with the memory that float32 takes.
    private static String weight(long parameters) {
        double kibibytes = parameters * 4 / 1024.0;
        String memory =
                kibibytes < 1024
                        ? String.format(Locale.ROOT, "%.1f KiB", kibibytes)
                        : String.format(Locale.ROOT, "%.1f MiB", kibibytes / 1024);
        return parameters == 0 ? "0" : Table.count(parameters) + " (" + memory + ")";
    }
}
