package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Field;

import java.util.List;
import java.util.stream.Stream;

/// Equal cells side by side in a box, energies in GeV.
///
/// Shape: (x.count, y.count, z.count), without an axis of one cell.
public record Box(String name, Pitch x, Pitch y, Pitch z) implements Cells {

    /// How many cells of what size in mm lie along an axis.
    public record Pitch(int count, double size) {

        int at(double position) {
            int cell = (int) Math.floor(position / size);
            return cell < count ? cell : -1;
        }

        double length() {
            return count * size;
        }
    }

    @Override
    public List<Field> fields() {
        Integer[] shape =
                Stream.of(x.count, y.count, z.count).filter(it -> it > 1).toArray(Integer[]::new);
        return List.of(Field.array(name, "GeV", "energy in the cells", shape));
    }

    @Override
    public int at(double px, double py, double pz) {
        int i = x.at(px + 0.5 * x.length());
        int j = y.at(py + 0.5 * y.length());
        int k = z.at(pz);
        return (i | j | k) < 0 ? -1 : (i * y.count + j) * z.count + k;
    }

    @Override
    public double depth() {
        return z.length();
    }

    @Override
    public double scale() {
        return 1;
    }
}
