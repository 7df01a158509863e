package org.kaon.lab.expression;

/// What an expression gave for the rows of a chunk, in float64; true is 1, false is 0.
///
/// @param numbers one a row, or the items of all lists one after the other
/// @param offsets of lists: item `offsets[i]` to `offsets[i + 1]` belong to row `i`; empty where
///   each row has one value
public record Values(Type type, double[] numbers, int[] offsets) {

    /// One value a row.
    static Values flat(boolean flag, double[] numbers) {
        return new Values(Type.of(flag, false), numbers, new int[0]);
    }

    /// How many rows there are.
    public int rows() {
        return type.list() ? offsets.length - 1 : numbers.length;
    }
}
