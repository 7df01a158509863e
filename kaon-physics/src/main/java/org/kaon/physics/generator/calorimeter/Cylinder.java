package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Field;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;

/// Cells in rings around the z axis, layer behind layer, energies in MeV: `showers` with the radius
/// as its fastest index, then the angle, then the layer.
public record Cylinder(List<Layer> layers) implements Cells {

    /// One layer: its depth in mm, the outer radii of its rings in mm, and how many parts a ring
    /// has.
    public record Layer(double depth, List<Double> radii, int sectors) {

        public Layer {
            radii = List.copyOf(radii);
        }

        int cells() {
            return radii.size() * sectors;
        }

        private int at(double x, double y) {
            double r = Math.hypot(x, y);
            int ring = 0;
            while (ring < radii.size() && r >= radii.get(ring)) {
                ring++;
            }
            if (ring == radii.size()) {
                return -1;
            }
            if (sectors == 1) {
                return ring;
            }
            double turn = Math.atan2(y, x) / (2 * Math.PI);
            int sector = Math.min(sectors - 1, (int) ((turn < 0 ? turn + 1 : turn) * sectors));
            return sector * radii.size() + ring;
        }
    }

    public Cylinder {
        layers = List.copyOf(layers);
    }

    /// 45 layers of 3.4 mm with equal rings.
    private static Cylinder even(int rings, double ring, int sectors) {
        List<Double> radii =
                DoubleStream.iterate(ring, r -> r + ring).limit(rings).boxed().toList();
        Layer layer = new Layer(3.4, radii, sectors);
        return new Cylinder(Collections.nCopies(45, layer));
    }

    /// CaloChallenge's data set 2: 45 layers, 16 sectors, 9 rings of 4.65 mm: 6,480 cells.
    public static Cylinder coarse() {
        return even(9, 4.65, 16);
    }

    /// CaloChallenge's data set 3: 45 layers, 50 sectors, 18 rings of 2.325 mm: 40,500 cells.
    public static Cylinder fine() {
        return even(18, 2.325, 50);
    }

    /// CaloChallenge's data set 1, photons: 368 cells in five unlike layers.
    public static Cylinder photons() {
        return new Cylinder(
                List.of(
                        layer(18, 1, 5, 10, 30, 50, 100, 200, 400, 600),
                        layer(
                                75, 10, 2, 4, 6, 8, 10, 12, 15, 20, 30, 40, 50, 70, 90, 120, 150,
                                200),
                        layer(
                                345, 10, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 80, 100, 130, 160,
                                200, 250, 300, 350, 400),
                        layer(42, 1, 50, 100, 200, 400, 600),
                        layer(300, 1, 100, 200, 400, 1000, 2000)));
    }

    private static Layer layer(double depth, int sectors, double... radii) {
        return new Layer(depth, Arrays.stream(radii).boxed().toList(), sectors);
    }

    @Override
    public List<Field> fields() {
        int cells = count();
        return List.of(Field.array("showers", "MeV", "energy in the cells", cells));
    }

    @Override
    public int count() {
        int count = 0;
        for (Layer layer : layers) {
            count += layer.cells();
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
        for (Layer layer : layers) {
            end += layer.depth;
            if (z < end) {
                int cell = layer.at(x, y);
                return cell < 0 ? -1 : first + cell;
            }
            first += layer.cells();
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
