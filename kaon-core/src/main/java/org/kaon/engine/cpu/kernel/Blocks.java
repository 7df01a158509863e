package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import org.kaon.tensor.Bfloat16;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Blocks of the flat space outer × inner between memory and float arrays.
final class Blocks {

    private Blocks() {}

    /// Reads the elements at `[position, position + n)` of the space.
    static void read(
            Program.Read read, MemorySegment input, long inner, long position, int n, float[] out) {
        switch (read.access()) {
            case FULL, RANGE -> copy(read.element(), input, position, out, 0, n);
            case SCALAR -> Arrays.fill(out, 0, n, at(input, 0, read.element()));
            case ROW -> {
                int done = 0;
                while (done < n) {
                    long column = (position + done) % inner;
                    int run = (int) Math.min(n - done, inner - column);
                    copy(read.element(), input, column, out, done, run);
                    done += run;
                }
            }
            case COLUMN -> {
                int done = 0;
                while (done < n) {
                    long row = (position + done) / inner;
                    int run = (int) Math.min(n - done, (row + 1) * inner - position - done);
                    Arrays.fill(out, done, done + run, at(input, row, read.element()));
                    done += run;
                }
            }
        }
    }

    static float at(MemorySegment input, long index, Element element) {
        return switch (element) {
            case FLOAT32 -> input.get(JAVA_FLOAT_UNALIGNED, 4 * index);
            case BFLOAT16 -> Bfloat16.toFloat(input.get(JAVA_SHORT_UNALIGNED, 2 * index));
            case INT32 -> input.get(JAVA_INT_UNALIGNED, 4 * index);
            case BYTE -> input.get(JAVA_BYTE, index) & 0xff;
        };
    }

    private static void copy(
            Element element, MemorySegment input, long index, float[] out, int start, int n) {
        switch (element) {
            case FLOAT32 ->
                    MemorySegment.copy(input, JAVA_FLOAT_UNALIGNED, 4 * index, out, start, n);
            case BFLOAT16 -> {
                for (int i = 0; i < n; i++) {
                    short bits = input.get(JAVA_SHORT_UNALIGNED, 2 * (index + i));
                    out[start + i] = Bfloat16.toFloat(bits);
                }
            }
            case INT32 -> {
                for (int i = 0; i < n; i++) {
                    out[start + i] = input.get(JAVA_INT_UNALIGNED, 4 * (index + i));
                }
            }
            case BYTE -> {
                for (int i = 0; i < n; i++) {
                    out[start + i] = input.get(JAVA_BYTE, index + i) & 0xff;
                }
            }
        }
    }

    static void write(Element element, float[] from, int n, MemorySegment output, long index) {
        switch (element) {
            case FLOAT32 -> MemorySegment.copy(from, 0, output, JAVA_FLOAT_UNALIGNED, 4 * index, n);
            case BFLOAT16 -> {
                for (int i = 0; i < n; i++) {
                    short bits = (short) (Float.floatToRawIntBits(from[i]) >>> 16);
                    output.set(JAVA_SHORT_UNALIGNED, 2 * (index + i), bits);
                }
            }
            case INT32 -> {
                for (int i = 0; i < n; i++) {
                    output.set(JAVA_INT_UNALIGNED, 4 * (index + i), (int) from[i]);
                }
            }
            case BYTE -> {
                for (int i = 0; i < n; i++) {
                    output.set(JAVA_BYTE, index + i, (byte) (int) from[i]);
                }
            }
        }
    }
}
