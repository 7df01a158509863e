package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Less.less;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Square.square;

import org.kaon.graph.Value;

/// `y = 0` up to −1, `(x + 1)² / 4` up to 1, then x.
public final class SparsePlus {

    private SparsePlus() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value sparsePlus(Value x) {
        Value one = constant(1f);
        Value bow = multiply(square(add(x, one)), constant(0.25f));
        Value upper = select(less(x, one), bow, x);
        return select(lessEqual(x, constant(-1f)), constant(0f), upper);
    }
}
