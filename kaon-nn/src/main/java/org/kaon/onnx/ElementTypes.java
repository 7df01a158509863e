package org.kaon.onnx;

import org.kaon.tensor.DataType;

import java.util.Optional;

/// ONNX's numbers for element types, for operators that name a type: `Cast`.
public final class ElementTypes {

    private ElementTypes() {}

    /// The number of a type of Kaon's.
    public static long number(DataType type) {
        return ElementType.of(type).number();
    }

    /// What Kaon computes with for a number; nothing for text and complex numbers.
    public static Optional<DataType> type(long number) {
        return ElementType.of(number).map(ElementType::kaon);
    }
}
