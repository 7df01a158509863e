package org.kaon.op;

import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Transpose.transpose;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Einstein's sum convention: `einsum("bij,bjk->bik", a, b)` is `yᵦᵢₖ = Σⱼ aᵦᵢⱼ·bᵦⱼₖ`.
///
/// A letter names an axis; letters that the result lacks are summed over. Without an arrow the
/// result has the letters that come once, in alphabetical order; `...` stands for further axes,
/// which broadcast. Several operands are multiplied from the left to the right, each time as
/// products of matrices.
///
/// *Shape*: by the equation. *Type*: that of a product of matrices.
///
/// *Errors*: a wrong equation, with the position; extents of one letter that differ; a letter twice
/// in one operand; more than one unknown extent where axes must be joined for a product.
public final class Einsum {

    /// A value with a letter for each axis.
    private record Term(Value value, String axes) {

        long extent(char axis) {
            int at = axes.indexOf(axis);
            return at < 0 ? 1 : value.shape().extent(at);
        }
    }

    private Einsum() {}

    public static Value einsum(String equation, Value... operands) {
        List<Shape> shapes = Arrays.stream(operands).map(Value::shape).toList();
        EinsumEquation parsed = EinsumEquation.parse(equation, shapes);
        Term term = new Term(operands[0], parsed.operands().getFirst());
        for (int i = 1; i < operands.length; i++) {
            Term next = new Term(operands[i], parsed.operands().get(i));
            requireEqualExtents(equation, term, next);
            String later = String.join("", parsed.operands().subList(i + 1, operands.length));
            term = product(equation, term, next, parsed.result() + later);
        }
        return ordered(summed(term, parsed.result()), parsed.result()).value;
    }

    private static Term product(String equation, Term first, Term second, String wanted) {
        Term a = summed(first, second.axes + wanted);
        Term b = summed(second, first.axes + wanted);
        String shared = only(a.axes, b.axes);
        String stack = only(shared, wanted);
        String inner = without(shared, wanted);
        String left = without(a.axes, shared);
        String right = without(b.axes, shared);
        if (inner.isEmpty()) {
            return outer(equation, a, b, stack + left + right);
        }
        // One matrix for all: the left operand may keep its axes, whatever their extents.
        boolean rows = stack.isEmpty() && inner.length() == 1 && !left.isEmpty();
        Term x = ordered(a, stack + left + inner);
        Term y = ordered(b, stack + inner + right);
        Value product =
                matmul(
                        rows ? x.value : joined(equation, x, stack, left, inner),
                        joined(equation, y, stack, inner, right));
        String axes = stack + left + right;
        Shape shape = shape(axes, a, b);
        boolean same = product.shape().rank() == axes.length() && right.length() == 1;
        return new Term(same ? product : reshaped(equation, product, shape), axes);
    }

    // Nothing is summed: an element-wise product of what is aligned.
    private static Term outer(String equation, Term a, Term b, String axes) {
        return new Term(multiply(aligned(equation, a, axes), aligned(equation, b, axes)), axes);
    }

    private static Value aligned(String equation, Term term, String axes) {
        Term turned = ordered(term, only(axes, term.axes));
        return axes.endsWith(turned.axes)
                ? turned.value
                : reshaped(equation, turned.value, shape(axes, turned, turned));
    }

    /// As a stack of matrices whose rows and columns are several axes each.
    private static Value joined(
            String equation, Term x, String stack, String rows, String columns) {
        if (rows.length() == 1 && columns.length() == 1) {
            return x.value;
        }
        Shape shape = shape(stack, x, x).append(extent(x, rows), extent(x, columns));
        return reshaped(equation, x.value, shape);
    }

    private static long extent(Term x, String axes) {
        long size = 1;
        for (int i = 0; i < axes.length(); i++) {
            long extent = x.extent(axes.charAt(i));
            size = size == Shape.ANY || extent == Shape.ANY ? Shape.ANY : size * extent;
        }
        return size;
    }

    private static Shape shape(String axes, Term a, Term b) {
        return Shape.of(
                axes.chars()
                        .mapToLong(axis -> {
                            long mine = a.extent((char) axis);
                            return mine == 1 ? b.extent((char) axis) : mine;
                        })
                        .toArray());
    }

    private static Value reshaped(String equation, Value x, Shape to) {
        if (Arrays.stream(to.extents()).filter(extent -> extent == Shape.ANY).count() > 1) {
            throw new ShapeException(
                    "Einsum \""
                            + equation
                            + "\": expected at most one unknown extent where axes are joined or"
                            + " split, found "
                            + to
                            + ". Give the others.");
        }
        return reshape(x, to);
    }

    private static Term summed(Term term, String wanted) {
        int[] gone = without(term.axes, wanted).chars().map(term.axes::indexOf).toArray();
        return gone.length == 0
                ? term
                : new Term(sum(term.value, false, gone), only(term.axes, wanted));
    }

    private static Term ordered(Term term, String axes) {
        int[] order = axes.chars().map(term.axes::indexOf).toArray();
        return order.length < 2 ? term : new Term(transpose(term.value, order), axes);
    }

    private static void requireEqualExtents(String equation, Term a, Term b) {
        for (char axis : a.axes.toCharArray()) {
            boolean letter = Character.isLetter(axis);
            if (b.axes.indexOf(axis) >= 0
                    && letter
                    && !Expect.compatible(a.extent(axis), b.extent(axis))) {
                throw new ShapeException(
                        "Einsum \""
                                + equation
                                + "\": expected one extent for '"
                                + axis
                                + "', found "
                                + a.extent(axis)
                                + " and "
                                + b.extent(axis)
                                + ". Transpose or reshape an operand.");
            }
        }
    }

    private static String only(String axes, String wanted) {
        return axes.chars()
                .filter(axis -> wanted.indexOf(axis) >= 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static String without(String axes, String others) {
        return axes.chars()
                .filter(axis -> others.indexOf(axis) < 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
