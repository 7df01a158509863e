package org.kaon.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/// Arrays side by side along one axis: row r of the result is row r of each input, one after the
/// other; rows are what lies before the axis.
public final class Concatenation {

    private Concatenation() {}

    /// Copies the rows `[from, to)`; widths are the bytes of a row of each input.
    public static void run(
            MemorySegment[] inputs, long[] widths, MemorySegment out, long from, long to) {
        long total = 0;
        for (long width : widths) {
            total += width;
        }
        long before = 0;
        for (int k = 0; k < inputs.length; k++) {
            for (long row = from; row < to; row++) {
                MemorySegment.copy(
                        inputs[k], row * widths[k], out, row * total + before, widths[k]);
            }
            before += widths[k];
        }
    }
}
