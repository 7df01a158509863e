package org.kaon.engine.cpu.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;

import java.lang.foreign.MemorySegment;

/// `y[i₀, i₁, …, e] = x[m₀(i₀), m₁(i₁), …, e]`: copies by one table of places for each axis, the
/// filler where a place is below 0; runs of `inner` elements e lie side by side.
///
/// A line is what lies along the last table; `extents` are x's, `bytes` an element's.
public record Remapping(long[][] tables, long[] extents, long inner, int bytes) {

    /// All tables but the last, together.
    public long lines() {
        long lines = 1;
        for (int axis = 0; axis < tables.length - 1; axis++) {
            lines *= tables[axis].length;
        }
        return lines;
    }

    /// The elements of a line.
    public long width() {
        return tables[tables.length - 1].length * inner;
    }

    /// Copies the lines `[from, to)`; the filler is one element.
    public void run(MemorySegment x, MemorySegment out, MemorySegment filler, long from, long to) {
        long[] last = tables[tables.length - 1];
        long run = inner * bytes;
        for (long line = from; line < to; line++) {
            long base = base(line);
            long target = line * last.length * run;
            int i = 0;
            while (i < last.length) {
                long place = base < 0 ? -1 : last[i];
                int next = i + 1;
                while (next < last.length
                        && (base < 0
                                || (place < 0 ? last[next] < 0 : last[next] == place + next - i))) {
                    next++;
                }
                if (place < 0) {
                    fill(out.asSlice(target + i * run, (next - i) * run), filler);
                } else {
                    long source = (base * extents[tables.length - 1] + place) * run;
                    MemorySegment.copy(x, source, out, target + i * run, (next - i) * run);
                }
                i = next;
            }
        }
    }

    /// The place in x of a line, counted in its lines; below 0 where an axis points nowhere.
    private long base(long line) {
        long base = 0;
        long stride = 1;
        long rest = line;
        for (int axis = tables.length - 2; axis >= 0; axis--) {
            long place = tables[axis][(int) (rest % tables[axis].length)];
            if (place < 0) {
                return -1;
            }
            rest /= tables[axis].length;
            base += place * stride;
            stride *= extents[axis];
        }
        return base;
    }

    private void fill(MemorySegment out, MemorySegment filler) {
        if (bytes == 4) {
            float value = filler.get(JAVA_FLOAT_UNALIGNED, 0);
            if (Float.floatToRawIntBits(value) == 0) {
                out.fill((byte) 0);
                return;
            }
        }
        for (long at = 0; at < out.byteSize(); at += bytes) {
            MemorySegment.copy(filler, 0, out, at, bytes);
        }
    }
}
