package org.kaon.op;

import static org.kaon.op.And.and;
import static org.kaon.op.Not.not;
import static org.kaon.op.Or.or;

import org.kaon.graph.Value;

/// `y = a ⊕ b`: one of the two, but not both.
public final class Xor {

    private Xor() {}

    /// *Shape*: NumPy broadcasting. *Type*: bool.
    public static Value xor(Value a, Value b) {
        return and(or(a, b), not(and(a, b)));
    }
}
