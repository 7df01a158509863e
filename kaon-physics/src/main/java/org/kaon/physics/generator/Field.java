package org.kaon.physics.generator;

import java.util.List;

/// One quantity of an event: a number, or an array of fixed shape.
///
/// @param shape of one event; empty for a single number
/// @param unit as in `GeV`; empty without one
/// @param whole whether the values are integers (of magnitude below 2²⁴, so float32 keeps them)
public record Field(String name, List<Integer> shape, String unit, String meaning, boolean whole) {

    public Field {
        shape = List.copyOf(shape);
    }

    /// A single number for each event.
    public static Field number(String name, String unit, String meaning) {
        return new Field(name, List.of(), unit, meaning, false);
    }

    /// A single integer for each event.
    public static Field whole(String name, String meaning) {
        return new Field(name, List.of(), "", meaning, true);
    }

    /// An array for each event, the last index fastest.
    public static Field array(String name, String unit, String meaning, Integer... shape) {
        return new Field(name, List.of(shape), unit, meaning, false);
    }

    /// An array of integers for each event.
    public static Field wholes(String name, String meaning, Integer... shape) {
        return new Field(name, List.of(shape), "", meaning, true);
    }

    /// Numbers that one event takes.
    public int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }

    /// `layer_0(3, 96) GeV`.
    public String text() {
        String extents =
                shape.isEmpty() ? "" : shape.toString().replace('[', '(').replace(']', ')');
        return name + extents + (unit.isEmpty() ? "" : " " + unit);
    }
}
