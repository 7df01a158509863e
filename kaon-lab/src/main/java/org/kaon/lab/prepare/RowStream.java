package org.kaon.lab.prepare;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// Rows of the training part that are drawn from as one, in stored order.
sealed interface RowStream {

    long rows();

    /// Goes through the rows without end, from the first again after the last.
    ///
    /// @param start how many rows are stepped over first
    Cycle from(long start) throws IOException;

    /// Row numbers without end. For one thread.
    @FunctionalInterface
    interface Cycle {
        long next() throws IOException;
    }

    /// Rows one after the other.
    record Run(long first, long rows) implements RowStream {
        @Override
        public Cycle from(long start) {
            return new Cycle() {
                private long at = start % rows;

                @Override
                public long next() {
                    long row = first + at;
                    at = at + 1 == rows ? 0 : at + 1;
                    return row;
                }
            };
        }
    }

    /// The rows of one class among others. They are found by going through the numbers of the
    /// classes, which are on disk: a few bytes a row, and none in memory.
    ///
    /// @param classes the class of every row of the part
    /// @param length how many rows, of any class, there are from `first` on
    record OfClass(RowFile classes, int number, long first, long length, long rows)
            implements RowStream {

        private static final int BLOCK = 8192;

        @Override
        public Cycle from(long start) throws IOException {
            Cycle cycle =
                    new Cycle() {
                        private final MemorySegment block =
                                MemorySegment.ofArray(new byte[4 * BLOCK]);
                        private int held;
                        private int next;
                        private long read;

                        @Override
                        public long next() throws IOException {
                            while (true) {
                                if (next == held) {
                                    read = read == length ? 0 : read;
                                    held = (int) Math.min(BLOCK, length - read);
                                    classes.read(first + read, held, block);
                                    read += held;
                                    next = 0;
                                }
                                if (block.get(InputMaker.FLOAT, 4L * next++) == number) {
                                    return first + read - held + next - 1;
                                }
                            }
                        }
                    };
            for (long i = 0; i < start % rows; i++) {
                cycle.next();
            }
            return cycle;
        }
    }
}
