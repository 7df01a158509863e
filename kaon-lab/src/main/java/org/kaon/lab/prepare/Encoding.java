package org.kaon.lab.prepare;

import org.kaon.tensor.TensorType;

/// How truth is handed to the loss.
public enum Encoding {
    /// The numbers themselves: targets of a regression, or 0 and 1 for one output.
    NUMBERS,
    /// The class's number, as float32.
    INDEX,
    /// 1 at the class, 0 elsewhere.
    ONE_HOT;

    /// The type of one row.
    ///
    /// @param truths numbers of truth in a scratch row
    TensorType type(int truths, int classes) {
        return switch (this) {
            case NUMBERS -> TensorType.float32(truths);
            case INDEX -> TensorType.float32(1);
            case ONE_HOT -> TensorType.float32(classes);
        };
    }
}
