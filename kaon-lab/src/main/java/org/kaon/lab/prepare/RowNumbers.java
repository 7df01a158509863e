package org.kaon.lab.prepare;

import java.io.IOException;

/// Row numbers, one after the other. For one thread.
interface RowNumbers {

    boolean hasNext();

    long next() throws IOException;

    /// 0, 1, … to `rows`.
    static RowNumbers stored(long rows) {
        return new RowNumbers() {
            private long following;

            @Override
            public boolean hasNext() {
                return following < rows;
            }

            @Override
            public long next() {
                return following++;
            }
        };
    }

    /// Steps over the next `count`, or to the end.
    default void skip(long count) throws IOException {
        for (long i = 0; i < count && hasNext(); i++) {
            next();
        }
    }
}
