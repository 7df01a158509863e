package org.kaon.engine.cpu.kernel;

/// Arithmetic on single floats: each function by its defining formula.
enum Scalar implements Arithmetic<Float> {
    ARITHMETIC;

    @Override
    public Float constant(float value) {
        return value;
    }

    @Override
    public Float apply(Primitive primitive, int immediate, Float a, Float b, Float c) {
        float first = primitive.takesMask(0) ? truth(a) : a;
        float second = primitive.takesMask(1) ? truth(b) : b;
        return primitive.of(first, second, c, immediate);
    }

    private static float truth(float a) {
        return a != 0 ? 1 : 0;
    }
}
