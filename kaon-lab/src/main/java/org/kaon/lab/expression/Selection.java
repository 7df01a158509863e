package org.kaon.lab.expression;

/// Some of each row's items.
final class Selection {

    private Selection() {}

    /// Items `from` ≤ i < `to` of each list, where negative ones count from its end; NaN stands for
    /// its beginning and its end.
    static Values slice(Values lists, Values from, Values to) {
        NewLists result = new NewLists(lists.type(), lists.rows(), 0);
        for (int row = 0; row < lists.rows(); row++) {
            int start = lists.offsets()[row];
            int length = lists.offsets()[row + 1] - start;
            int end = bound(to.numbers()[row], length, length);
            for (int i = bound(from.numbers()[row], length, 0); i < end; i++) {
                result.add(lists.numbers()[start + i]);
            }
            result.endRow();
        }
        return result.values();
    }

    private static int bound(double index, int length, int missing) {
        if (Double.isNaN(index)) {
            return missing;
        }
        double counted = index < 0 ? length + Math.floor(index) : Math.floor(index);
        return (int) Math.clamp(counted, 0, length);
    }

    /// The items with those numbers.
    static Values take(Values lists, Values numbers) {
        double missing = lists.type().flag() ? 0 : Double.NaN;
        double[] items = new double[numbers.numbers().length];
        for (int row = 0; row < lists.rows(); row++) {
            int start = lists.offsets()[row];
            int length = lists.offsets()[row + 1] - start;
            for (int i = numbers.offsets()[row]; i < numbers.offsets()[row + 1]; i++) {
                double at = numbers.numbers()[i];
                boolean there = at >= 0 && at < length && at == Math.rint(at);
                items[i] = there ? lists.numbers()[start + (int) at] : missing;
            }
        }
        return new Values(lists.type(), items, numbers.offsets());
    }

    /// The items whose flag is true.
    static Values mask(Values lists, Values flags, int position) {
        Evaluation.requireSameLengths(lists, flags, position);
        NewLists result = new NewLists(lists.type(), lists.rows(), position);
        for (int row = 0; row < lists.rows(); row++) {
            for (int i = lists.offsets()[row]; i < lists.offsets()[row + 1]; i++) {
                if (flags.numbers()[i] == 1) {
                    result.add(lists.numbers()[i]);
                }
            }
            result.endRow();
        }
        return result.values();
    }

    /// `size` items a row: the first ones, then `value`.
    static Values pad(Values lists, Values size, Values value, int position) {
        NewLists result = new NewLists(lists.type(), lists.rows(), position);
        for (int row = 0; row < lists.rows(); row++) {
            int start = lists.offsets()[row];
            int length = lists.offsets()[row + 1] - start;
            int wanted = size(size, row, result);
            for (int i = 0; i < wanted; i++) {
                result.add(i < length ? lists.numbers()[start + i] : value.numbers()[row]);
            }
            result.endRow();
        }
        return result.values();
    }

    /// `size` flags a row: whether the list has such an item.
    static Values present(Values lists, Values size, int position) {
        NewLists result = new NewLists(Type.FLAGS, lists.rows(), position);
        for (int row = 0; row < lists.rows(); row++) {
            int length = lists.offsets()[row + 1] - lists.offsets()[row];
            int wanted = size(size, row, result);
            for (int i = 0; i < wanted; i++) {
                result.add(i < length ? 1 : 0);
            }
            result.endRow();
        }
        return result.values();
    }

    private static int size(Values size, int row, NewLists result) {
        double wanted = Math.max(0, Math.floor(size.numbers()[row]));
        result.reserve(wanted);
        return (int) wanted;
    }
}
