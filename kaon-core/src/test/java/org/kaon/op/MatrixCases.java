package org.kaon.op;

import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.OpInputs.empty;
import static org.kaon.op.OpInputs.signed;
import static org.kaon.op.Tanh.tanh;

import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

/// Products of matrices and of stacks of them.
final class MatrixCases {

    private final List<OpCase> cases = new ArrayList<>();

    private MatrixCases() {}

    static List<OpCase> all() {
        MatrixCases all = new MatrixCases();
        all.add("matmul", false, signed(5, 7), false, signed(7, 3));
        all.add("matmul aT b", true, signed(7, 5), false, signed(7, 3));
        all.add("matmul a bT", false, signed(5, 7), true, signed(3, 7));
        all.add("matmul aT bT", true, signed(7, 5), true, signed(3, 7));
        all.add("matmul with a column", false, signed(5, 7), false, signed(7, 1));
        all.add("matmul over nothing", false, empty(5, 0), false, empty(0, 3));
        all.add("matmul of no rows", false, empty(0, 7), false, signed(7, 3));
        all.stacks();
        all.stretched();
        all.withBias("a stack and a matrix", signed(2, 5, 7), signed(7, 3));
        all.withBias("two stacks", signed(2, 5, 7), signed(2, 7, 3));
        return List.copyOf(all.cases);
    }

    private void add(String name, boolean transposeA, Tensor a, boolean transposeB, Tensor b) {
        cases.add(
                new OpCase(
                        name,
                        2,
                        List.of(a, b),
                        in -> matmul(in.get(0), transposeA, in.get(1), transposeB)));
    }

    private void stacks() {
        add("stacked matmul", false, signed(2, 5, 7), false, signed(2, 7, 3));
        add("stacked matmul aT b", true, signed(2, 7, 5), false, signed(2, 7, 3));
        add("stacked matmul a bT", false, signed(2, 5, 7), true, signed(2, 3, 7));
        add("stacked matmul aT bT", true, signed(2, 7, 5), true, signed(2, 3, 7));
        add("twice stacked matmul", false, signed(2, 4, 5, 17), true, signed(2, 4, 3, 17));
        add("stacked matmul over nothing", false, empty(2, 5, 0), false, empty(2, 0, 3));
        add("matmul of an empty stack", false, empty(0, 5, 7), false, signed(7, 3));
        add("matmul of two empty stacks", false, empty(0, 5, 7), false, empty(0, 7, 3));
        add("stacked matmul without columns", false, signed(2, 5, 7), false, empty(7, 0));
    }

    private void stretched() {
        add("matmul of a stack and a matrix", false, signed(2, 5, 7), false, signed(7, 3));
        add("matmul of a stack and a matrix bT", false, signed(4, 2, 5, 7), true, signed(3, 7));
        add("matmul of a stack aT and a matrix", true, signed(2, 7, 5), false, signed(7, 3));
        add("matmul of a matrix and a stack", false, signed(5, 7), false, signed(2, 7, 3));
        add("matmul of a matrix aT and a stack", true, signed(7, 5), true, signed(4, 2, 3, 7));
        add("matmul stretched left", false, signed(1, 5, 7), false, signed(2, 7, 3));
        add("matmul stretched right", false, signed(2, 5, 7), false, signed(1, 7, 3));
        add("matmul stretched across", false, signed(4, 1, 5, 7), false, signed(1, 2, 7, 3));
        add("matmul stretched within", false, signed(4, 1, 2, 5, 7), true, signed(4, 8, 1, 3, 7));
    }

    private void withBias(String name, Tensor a, Tensor b) {
        cases.add(
                new OpCase(
                        "matmul of " + name + " with bias and tanh",
                        2,
                        List.of(a, b, signed(3)),
                        in -> tanh(Add.add(matmul(in.get(0), in.get(1)), in.get(2)))));
    }
}
