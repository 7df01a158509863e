package org.kaon.lab.prepare;

import org.kaon.lab.expression.Expression;
import org.kaon.lab.expression.Values;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.List;

/// Makes one input of the network from the values of some expressions. For one thread.
sealed interface InputMaker permits FeatureMaker, ConstituentMaker, PictureMaker, TensorMaker {

    /// Little-endian float32, whatever the machine.
    ValueLayout.OfFloat FLOAT = ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// What it is made of.
    List<Expression> sources();

    /// Floats in one row.
    int size();

    /// How many items of the row's list it looks at: where the row has a list, at most that many.
    int considered();

    /// Writes a row of [#size] floats from byte `offset` on; an absent item is NaN.
    ///
    /// @param values of [#sources], finite where this row is concerned
    void write(List<Values> values, int row, MemorySegment target, long offset);
}
