package org.kaon.model;

import org.kaon.layer.InputLayer;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A model as a table: each layer with its type, output shape and number of parameters.
///
/// @param rows one for each layer but the input
public record Summary(String name, List<Row> rows, long parameters, long trainable) {

    /// One layer.
    public record Row(String name, String type, String outputShape, long parameters) {}

    public static Summary summary(Model model) {
        Sequential sequential = model.architecture();
        List<Shape> outputs = Shapes.outputs(sequential);
        List<Row> rows = new ArrayList<>();
        long trainable = 0;
        for (int i = 0; i < outputs.size(); i++) {
            Sequential.Part part = sequential.parts().get(i);
            long size = parameters(model, part);
            trainable += part.trainable() ? size : 0;
            if (!(part.layer() instanceof InputLayer)) {
                rows.add(
                        new Row(
                                part.name(),
                                part.layer().className(),
                                written(outputs.get(i)),
                                size));
            }
        }
        return new Summary(sequential.name(), rows, model.weights().size(), trainable);
    }

    private static long parameters(Model model, Sequential.Part part) {
        return model.weights().tensors().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(part.name() + "/"))
                .map(Map.Entry::getValue)
                .mapToLong(Tensor::size)
                .sum();
    }

    private static String written(Shape shape) {
        return Arrays.stream(shape.extents())
                .mapToObj(extent -> extent == Shape.ANY ? "None" : Long.toString(extent))
                .collect(Collectors.joining(", ", "(", shape.rank() == 1 ? ",)" : ")"));
    }

    static String of(Model model) {
        return summary(model).text();
    }

    /// The table as Keras prints it.
    public String text() {
        List<List<String>> cells = new ArrayList<>();
        cells.add(List.of("Layer (type)", "Output Shape", "Param #"));
        for (Row row : rows) {
            cells.add(
                    List.of(
                            row.name + " (" + row.type + ")",
                            row.outputShape,
                            String.format(Locale.ROOT, "%,d", row.parameters)));
        }
        int[] width = new int[3];
        for (List<String> line : cells) {
            for (int i = 0; i < 3; i++) {
                width[i] = Math.max(width[i], line.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder("Model: \"" + name + "\"\n");
        text.append(rule(width, "┏━┳┓"));
        for (int i = 0; i < cells.size(); i++) {
            text.append(line(cells.get(i), width, i == 0 ? "┃" : "│"));
            boolean last = i == cells.size() - 1;
            text.append(rule(width, last ? "└─┴┘" : i == 0 ? "┡━╇┩" : "├─┼┤"));
        }
        return text.append(total("Total", parameters))
                .append(total("Trainable", trainable))
                .append(total("Non-trainable", parameters - trainable))
                .toString();
    }

    private static String rule(int[] width, String signs) {
        String dash = signs.substring(1, 2);
        return Arrays.stream(width)
                .mapToObj(columns -> dash.repeat(columns + 2))
                .collect(
                        Collectors.joining(
                                signs.substring(2, 3),
                                signs.substring(0, 1),
                                signs.substring(3) + "\n"));
    }

    private static String line(List<String> cells, int[] width, String bar) {
        return String.format(
                Locale.ROOT,
                "%4$s %1$-"
                        + width[0]
                        + "s %4$s %2$-"
                        + width[1]
                        + "s %4$s %3$"
                        + width[2]
                        + "s %4$s\n",
                cells.get(0),
                cells.get(1),
                cells.get(2),
                bar);
    }

    private static String total(String what, long count) {
        return String.format(Locale.ROOT, " %s params: %,d (%s)\n", what, count, bytes(count * 4));
    }

    private static String bytes(double bytes) {
        String[] units = {"B", "KB", "MB", "GB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", value, units[unit]);
    }
}
