package org.kaon.lab.expression;

import java.util.Arrays;

/// Members of choices: of `k` different items of one list, or of one item of each of two. The
/// members of the same choice stand at the same place of their lists, so that functions of several
/// lists meet them together.
final class Choices {

    private static final int MOST_MEMBERS = 8;

    private Choices() {}

    /// The member that a call asks for.
    ///
    /// *Errors*: one that the choices do not have is an [ExpressionException].
    static int member(Syntax.Call call) {
        boolean combinations = call.function().equals("combinations");
        double members = combinations ? ((Syntax.Literal) call.arguments().get(1)).value() : 2;
        Syntax.Literal member = (Syntax.Literal) call.arguments().getLast();
        if (members < 1 || members > MOST_MEMBERS) {
            throw new ExpressionException(
                    call.arguments().get(1).position(),
                    "a choice has 1 to %d members; found %s.".formatted(MOST_MEMBERS, members));
        }
        if (member.value() < 0 || member.value() >= members) {
            throw new ExpressionException(
                    member.position(),
                    "members count from 0 to %d; found %d."
                            .formatted((int) members - 1, (long) member.value()));
        }
        return (int) member.value();
    }

    /// Member `m` of each choice of `k` items, in lexicographic order of their numbers.
    static Values combinations(Values lists, int k, int m, int position) {
        NewLists result = new NewLists(lists.type(), lists.rows(), position);
        int[] chosen = new int[k];
        for (int row = 0; row < lists.rows(); row++) {
            int from = lists.offsets()[row];
            int count = lists.offsets()[row + 1] - from;
            result.reserve(binomial(count, k));
            Arrays.setAll(chosen, i -> i);
            boolean more = k > 0 && count >= k;
            while (more) {
                result.add(lists.numbers()[from + chosen[m]]);
                more = advance(chosen, count);
            }
            result.endRow();
        }
        return result.values();
    }

    // The next choice of numbers below `count`.
    private static boolean advance(int[] chosen, int count) {
        int k = chosen.length;
        for (int i = k - 1; i >= 0; i--) {
            if (chosen[i] < count - k + i) {
                chosen[i]++;
                for (int j = i + 1; j < k; j++) {
                    chosen[j] = chosen[j - 1] + 1;
                }
                return true;
            }
        }
        return false;
    }

    private static double binomial(int n, int k) {
        double result = n >= k ? 1 : 0;
        for (int i = 0; i < k && n >= k; i++) {
            result = result * (n - i) / (i + 1);
        }
        return result;
    }

    /// Member `m` of each pair of an item of `x` and one of `y`; those of `y` run fastest.
    static Values cartesian(Values x, Values y, int m, int position) {
        Values member = m == 0 ? x : y;
        NewLists result = new NewLists(member.type(), x.rows(), position);
        for (int row = 0; row < x.rows(); row++) {
            int left = x.offsets()[row + 1] - x.offsets()[row];
            int right = y.offsets()[row + 1] - y.offsets()[row];
            result.reserve((double) left * right);
            for (int i = 0; i < left; i++) {
                for (int j = 0; j < right; j++) {
                    result.add(member.numbers()[member.offsets()[row] + (m == 0 ? i : j)]);
                }
            }
            result.endRow();
        }
        return result.values();
    }
}
