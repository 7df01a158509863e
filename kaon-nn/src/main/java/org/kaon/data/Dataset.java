package org.kaon.data;

import java.util.Iterator;
import java.util.OptionalLong;

/// Rows that can be visited again and again, in batches.
public interface Dataset {

    Schema schema();

    /// The number of rows, where it is known without reading them.
    OptionalLong rows();

    /// Starts a pass. The last batch may be short.
    Pass batches(Visit visit);

    /// How to visit: batch size, order, epoch (it enters the shuffle), and how many batches at the
    /// start were already seen in a pass that was interrupted.
    record Visit(int size, Order order, int epoch, long skip) {

        public Visit {
            if (size < 1 || skip < 0) {
                throw new IllegalArgumentException(
                        "Visit: expects a size of 1 or more and a skip of 0 or more, found "
                                + size
                                + " and "
                                + skip);
            }
        }

        /// A pass from the start in stored order.
        public static Visit stored(int size) {
            return new Visit(size, Order.stored(), 0, 0);
        }
    }

    /// One visit to all rows. A batch lives until the next is asked for or the pass is closed.
    ///
    /// *Errors*: what the data thread met comes out of `next` as it was thrown.
    interface Pass extends Iterator<Batch>, AutoCloseable {

        /// Stops the data thread, waits for it, and frees the batches.
        @Override
        void close();
    }
}
