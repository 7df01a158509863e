package org.kaon.lab.generate;

import org.kaon.lab.generate.View.Side;
import org.kaon.lab.plot.Range;
import org.kaon.physics.generator.calorimeter.Cylinder;
import org.kaon.physics.generator.calorimeter.Cylinder.Layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a shower in a calorimeter of rings is seen: from the side, summed over angles, and from the
/// front, as energy per area summed over layers.
final class CylinderViews {

    private static final int PIXELS = 120;

    private CylinderViews() {}

    static List<View> of(Cylinder cylinder) {
        return List.of(side(cylinder), front(cylinder));
    }

    private static View side(Cylinder cylinder) {
        List<Layer> layers = cylinder.layers();
        int rings = layers.stream().mapToInt(it -> it.radii().size()).max().orElse(1);
        return new View(
                "showers, all angles",
                "MeV",
                Side.cells("layer", layers.size()),
                Side.cells("ring", rings),
                layers.size(),
                (values, event) -> {
                    double[] map = new double[layers.size() * rings];
                    int at = event * cylinder.count();
                    for (int layer = 0; layer < layers.size(); layer++) {
                        int here = layers.get(layer).radii().size();
                        for (int i = 0; i < here * layers.get(layer).sectors(); i++) {
                            map[i % here * layers.size() + layer] += values[0][at++];
                        }
                    }
                    return map;
                });
    }

    /// Out to where the narrowest layer ends.
    private static View front(Cylinder cylinder) {
        List<Layer> layers = cylinder.layers();
        double radius = layers.stream().mapToDouble(it -> it.radii().getLast()).min().orElse(1);
        List<Face> faces = faces(layers, radius);
        return new View(
                "showers, front",
                "MeV/mm²",
                new Side("x (mm)", new Range(-radius, radius)),
                new Side("y (mm)", new Range(-radius, radius)),
                PIXELS,
                (values, event) -> {
                    double[] map = new double[PIXELS * PIXELS];
                    for (Face face : faces) {
                        face.add(values[0], event * cylinder.count(), map);
                    }
                    return map;
                });
    }

    /// Layers with equal cells are one face: its cells are summed before they are painted.
    private static List<Face> faces(List<Layer> layers, double radius) {
        List<Face> faces = new ArrayList<>();
        int first = 0;
        for (Layer layer : layers) {
            int cells = layer.radii().size() * layer.sectors();
            Face last = faces.isEmpty() ? null : faces.getLast();
            if (last != null && last.layer().equals(layer)) {
                last.firsts().add(first);
            } else {
                faces.add(Face.of(layer, radius, first));
            }
            first += cells;
        }
        return faces;
    }

    /// @param firsts the first cell of each layer of this kind
    /// @param cells the cell that each pixel lies in, −1 outside
    private record Face(Layer layer, List<Integer> firsts, int[] cells) {

        static Face of(Layer layer, double radius, int first) {
            int[] cells = new int[PIXELS * PIXELS];
            for (int i = 0; i < cells.length; i++) {
                double x = (2.0 * (i % PIXELS) + 1) / PIXELS - 1;
                double y = (2.0 * (i / PIXELS) + 1) / PIXELS - 1;
                cells[i] = Math.hypot(x, y) < 1 ? cell(layer, radius * x, radius * y) : -1;
            }
            List<Integer> firsts = new ArrayList<>();
            firsts.add(first);
            return new Face(layer, firsts, cells);
        }

        // Of one layer by itself the position tells the cell.
        private static int cell(Layer layer, double x, double y) {
            return new Cylinder(List.of(layer)).at(x, y, layer.depth() / 2);
        }

        void add(float[] values, int start, double[] map) {
            double[] density = new double[layer.radii().size() * layer.sectors()];
            for (int first : firsts) {
                for (int i = 0; i < density.length; i++) {
                    density[i] += values[start + first + i];
                }
            }
            Arrays.setAll(density, i -> density[i] / area(i % layer.radii().size()));
            for (int i = 0; i < map.length; i++) {
                map[i] += cells[i] < 0 ? Double.NaN : density[cells[i]];
            }
        }

        private double area(int ring) {
            double outer = layer.radii().get(ring);
            double inner = ring == 0 ? 0 : layer.radii().get(ring - 1);
            return Math.PI * (outer - inner) * (outer + inner) / layer.sectors();
        }
    }
}
