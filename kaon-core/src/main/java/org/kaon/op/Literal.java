package org.kaon.op;

import org.kaon.graph.Constant;
import org.kaon.graph.Value;

/// Recognises scalar constants, so that neutral elements can be left out.
final class Literal {

    private Literal() {}

    /// Whether a value is a scalar constant of this number and of the other operand's type.
    static boolean is(Value value, double number, Value other) {
        return value.source().op() instanceof Constant constant
                && constant.value().shape().rank() == 0
                && (value.dataType() == other.dataType()
                        || Expect.adapts(value.type(), other.type()))
                && constant.value().at(0) == number;
    }
}
