package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Field;

import java.util.ArrayList;
import java.util.List;

/// Layers of unlike depth and granularity, energies in MeV: `layer_0`, `layer_1`, … with shape
/// (rows, columns), rows along y and columns along x, and `overflow` with what falls beside each.
public record Segments(double width, List<Layer> layers) implements Cells {

    /// One layer.
    public record Layer(double depth, int rows, int columns) {}

    public Segments {
        layers = List.copyOf(layers);
    }

    /// The three layers of CaloGAN: 3 × 96, 12 × 12 and 12 × 6 cells on 480 mm × 480 mm, 90, 347
    /// and 43 mm deep.
    ///
    /// *Source*: M. Paganini, L. de Oliveira, B. Nachman, arXiv:1712.10321.
    public static Segments ofCaloGan() {
        return new Segments(
                480, List.of(new Layer(90, 3, 96), new Layer(347, 12, 12), new Layer(43, 12, 6)));
    }

    @Override
    public List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            String meaning = "energy in the cells of layer " + i;
            fields.add(Field.array("layer_" + i, "MeV", meaning, layer.rows, layer.columns));
        }
        fields.add(Field.array("overflow", "MeV", "energy beside each layer", layers.size()));
        return fields;
    }

    @Override
    public int count() {
        int count = 0;
        for (Layer layer : layers) {
            count += layer.rows * layer.columns + 1;
        }
        return count;
    }

    @Override
    public int at(double x, double y, double z) {
        if (z < 0) {
            return -1;
        }
        int first = 0;
        double end = 0;
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            end += layer.depth;
            if (z < end) {
                int column = (int) Math.floor((x / width + 0.5) * layer.columns);
                int row = (int) Math.floor((y / width + 0.5) * layer.rows);
                boolean inside =
                        column >= 0 && column < layer.columns && row >= 0 && row < layer.rows;
                return inside ? first + row * layer.columns + column : count() - layers.size() + i;
            }
            first += layer.rows * layer.columns;
        }
        return -1;
    }

    @Override
    public double depth() {
        return layers.stream().mapToDouble(Layer::depth).sum();
    }

    @Override
    public double scale() {
        return 1000;
    }
}
