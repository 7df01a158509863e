package org.kaon.engine.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

import java.nio.ByteOrder;

/// The vector shapes of generated code: the machine's widest float vector and its companions.
final class Species {

    private static final int SMALLEST_VECTOR_BITS = 64;

    static final ByteOrder ORDER = ByteOrder.nativeOrder();
    static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INT = VectorSpecies.of(int.class, FLOAT.vectorShape());

    /// As many lanes as {@link #FLOAT}, where {@link #holdsBytes}.
    static final VectorSpecies<Byte> BYTE =
            VectorSpecies.of(
                    byte.class,
                    VectorShape.forBitSize(
                            Math.max(SMALLEST_VECTOR_BITS, Byte.SIZE * FLOAT.length())));

    private Species() {}

    /// Whether a byte vector of as many lanes exists: not with four floats in a vector.
    static boolean holdsBytes() {
        return BYTE.length() == FLOAT.length();
    }
}
