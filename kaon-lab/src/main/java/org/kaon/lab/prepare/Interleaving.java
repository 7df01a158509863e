package org.kaon.lab.prepare;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Rows of several streams, each evenly spread over the epoch: row `j` of a stream that gives `q`
/// is due at `(j + ½) / q` of it. For one thread.
final class Interleaving implements RowNumbers {

    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(
                    Comparator.<Turn>comparingDouble(turn -> turn.due)
                            .thenComparingInt(turn -> turn.index));

    private Interleaving() {}

    /// The rows of one epoch.
    ///
    /// @param quotas how many rows each stream gives to every epoch; it starts where the epochs
    ///   before have ended
    static RowNumbers of(List<RowStream> streams, List<Long> quotas, int epoch) throws IOException {
        Interleaving rows = new Interleaving();
        for (int i = 0; i < streams.size(); i++) {
            long quota = quotas.get(i);
            if (quota > 0) {
                RowStream stream = streams.get(i);
                long seen = Math.multiplyExact((long) epoch, quota) % stream.rows();
                rows.turns.add(new Turn(i, stream.from(seen), quota));
            }
        }
        return rows;
    }

    /// A stream's place in the queue.
    private static final class Turn {
        private final int index;
        private final RowStream.Cycle cycle;
        private final long quota;
        private long given;
        private double due;

        Turn(int index, RowStream.Cycle cycle, long quota) {
            this.index = index;
            this.cycle = cycle;
            this.quota = quota;
            this.due = 0.5 / quota;
        }

        boolean again() {
            given++;
            due = (given + 0.5) / quota;
            return given < quota;
        }
    }

    @Override
    public boolean hasNext() {
        return !turns.isEmpty();
    }

    @Override
    public long next() throws IOException {
        Turn turn = turns.remove();
        long row = turn.cycle.next();
        if (turn.again()) {
            turns.add(turn);
        }
        return row;
    }
}
