package org.kaon.op;

/// The interpreter's formulas for element-wise ops.
final class ElementwiseLoops {

    private ElementwiseLoops() {}

    static void rules() {
        Interpreter.unary(Round.class, Math::rint);
        Interpreter.unary(Sin.class, Math::sin);
        Interpreter.unary(Cos.class, Math::cos);
        Interpreter.unary(Erf.class, ErrorFunctions::erf);
        Interpreter.unary(Erfc.class, ErrorFunctions::erfc);
        Interpreter.binary(Pow.class, Math::pow);
    }
}
