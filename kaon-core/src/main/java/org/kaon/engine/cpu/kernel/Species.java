package org.kaon.engine.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
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

    /// As many lanes as {@link #FLOAT}.
    static final VectorSpecies<Short> SHORT =
            VectorSpecies.of(
                    short.class,
                    VectorShape.forBitSize(
                            Math.max(SMALLEST_VECTOR_BITS, Short.SIZE * FLOAT.length())));

    private Species() {}

    /// Whether a byte vector of as many lanes exists: not with four floats in a vector.
    static boolean holdsBytes() {
        return BYTE.length() == FLOAT.length();
    }

    /// Lane by lane what `Bfloat16.round` does.
    static FloatVector roundBfloat16(FloatVector x) {
        IntVector bits = x.reinterpretAsInts();
        IntVector odd = bits.lanewise(VectorOperators.LSHR, 16).and(1);
        IntVector nearest = bits.add(odd).add(0x7fff);
        VectorMask<Integer> nan = x.compare(VectorOperators.NE, x).cast(INT);
        IntVector kept = nearest.blend(bits.or(0x400000), nan);
        return kept.and(0xffff0000).reinterpretAsFloats();
    }
}
