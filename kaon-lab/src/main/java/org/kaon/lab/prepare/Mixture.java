package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Balance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What the epochs of a part are mixed of. An epoch has as many rows as the part. Each stream gives
/// its quota of them, evenly spread, and goes on in the next epoch where it ended: a stream with
/// fewer rows than its quota repeats them, one with more shows them over several epochs.
///
/// @param streams those with rows
/// @param quotas the rows that each gives to an epoch; they sum up to the rows of the part
record Mixture(List<RowStream> streams, List<Long> quotas) {

    Mixture {
        streams = List.copyOf(streams);
        quotas = List.copyOf(quotas);
    }

    /// All rows once, as they are stored.
    static Mixture of(long rows) {
        return rows == 0
                ? new Mixture(List.of(), List.of())
                : new Mixture(List.of(new RowStream.Run(0, rows)), List.of(rows));
    }

    /// The mixture that an experiment asks for.
    ///
    /// @param shares the share of each sample; empty where samples are taken as they are
    /// @param classes the class of every row, for [Balance#CLASSES]
    static Mixture of(
            Balance balance,
            List<Segment> segments,
            List<Double> shares,
            Optional<RowFile> classes) {
        Group.Builder groups = new Group.Builder();
        for (Segment segment : segments) {
            RowStream run = new RowStream.Run(segment.first(), segment.rows());
            switch (balance) {
                case ROWS -> {
                    int group = shares.isEmpty() ? 0 : segment.sample();
                    groups.add(group, shares.isEmpty() ? 1 : shares.get(group), run);
                }
                case SAMPLES -> groups.add(segment.sample(), 1, run);
                case CLASSES -> {
                    for (int k = 0; k < segment.classes().size(); k++) {
                        groups.add(k, 1, stream(segment, k, classes.orElseThrow()));
                    }
                }
            }
        }
        return groups.mixture(segments.stream().mapToLong(Segment::rows).sum());
    }

    private static RowStream stream(Segment segment, int label, RowFile classes) {
        long rows = segment.classes().get(label);
        return rows == segment.rows()
                ? new RowStream.Run(segment.first(), rows)
                : new RowStream.OfClass(classes, label, segment.first(), segment.rows(), rows);
    }

    /// Rows in one epoch.
    long rows() {
        return quotas.stream().mapToLong(Long::longValue).sum();
    }

    // Whether each row is seen once in each epoch.
    private boolean plain() {
        for (int i = 0; i < streams.size(); i++) {
            if (streams.get(i).rows() != quotas.get(i)) {
                return false;
            }
        }
        return true;
    }

    /// The rows of an epoch before they are shuffled. Where all of them fit into the window,
    /// nothing needs to be spread.
    RowNumbers epoch(int epoch, int window) throws IOException {
        if (plain() && window >= rows()) {
            return RowNumbers.stored(rows());
        }
        return Interleaving.of(streams, quotas, epoch);
    }

    /// Streams that have a share together.
    private record Group(int number, double share, List<RowStream> streams) {

        /// Collects streams by the number of their group.
        static final class Builder {
            private final List<Group> groups = new ArrayList<>();

            void add(int number, double share, RowStream stream) {
                if (stream.rows() == 0) {
                    return;
                }
                for (Group group : groups) {
                    if (group.number == number) {
                        group.streams.add(stream);
                        return;
                    }
                }
                groups.add(new Group(number, share, new ArrayList<>(List.of(stream))));
            }

            Mixture mixture(long rows) {
                List<RowStream> streams = new ArrayList<>();
                List<Long> quotas = new ArrayList<>();
                List<Long> wholes = apportioned(rows, groups.stream().map(Group::share).toList());
                for (int i = 0; i < groups.size(); i++) {
                    List<RowStream> members = groups.get(i).streams;
                    streams.addAll(members);
                    quotas.addAll(
                            apportioned(
                                    wholes.get(i),
                                    members.stream().map(it -> (double) it.rows()).toList()));
                }
                return new Mixture(streams, quotas);
            }
        }
    }

    /// `total` in whole numbers in proportion to `shares`, by the largest remainders; of equal ones
    /// the first.
    static List<Long> apportioned(long total, List<Double> shares) {
        double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
        List<Long> whole = new ArrayList<>();
        List<Double> remainders = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        long left = total;
        for (double share : shares) {
            double exact = total * (share / sum);
            // A rounding may not lift a part above what it is, for then the sum would be too large.
            long part = (long) Math.max(0, Math.floor(exact - 1e-9 - 1e-12 * exact));
            order.add(whole.size());
            whole.add(part);
            remainders.add(exact - part);
            left -= part;
        }
        order.sort(Comparator.comparingDouble(i -> -remainders.get(i)));
        for (int i = 0; left > 0; i = (i + 1) % order.size()) {
            whole.set(order.get(i), whole.get(order.get(i)) + 1);
            left--;
        }
        return whole;
    }
}
