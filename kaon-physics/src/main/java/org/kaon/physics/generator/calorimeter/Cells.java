package org.kaon.physics.generator.calorimeter;

import org.kaon.physics.generator.Field;

import java.util.List;

/// The cells of a calorimeter behind the plane z = 0, the middle of its face at x = y = 0.
public interface Cells {

    /// The arrays that the cells fill, one after the other in the order of their numbers.
    List<Field> fields();

    /// How many there are.
    default int count() {
        return fields().stream().mapToInt(Field::size).sum();
    }

    /// The number of the cell at a place in mm; −1 outside of all.
    int at(double x, double y, double z);

    /// How deep the calorimeter is, in mm.
    double depth();

    /// GeV times this is the unit of the cells.
    double scale();
}
