package org.kaon.engine.cpu.kernel;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.Vector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;

/// The words of generated code over the Vector API; operands and results are on the stack.
///
/// A vector on the stack is of floats unless the word says otherwise.
final class VectorCode {

    private static final ClassDesc FLOATS = type(FloatVector.class);
    private static final ClassDesc INTS = type(IntVector.class);
    private static final ClassDesc SHORTS = type(ShortVector.class);
    private static final ClassDesc BYTES = type(ByteVector.class);
    private static final ClassDesc VECTOR = type(Vector.class);
    private static final ClassDesc MASK = type(VectorMask.class);
    private static final ClassDesc SPECIES = type(VectorSpecies.class);
    private static final ClassDesc OPERATORS = type(VectorOperators.class);
    private static final ClassDesc ASSOCIATIVE = type(VectorOperators.Associative.class);
    private static final ClassDesc BINARY = type(VectorOperators.Binary.class);
    private static final ClassDesc COMPARISON = type(VectorOperators.Comparison.class);
    private static final ClassDesc CONVERSION = type(VectorOperators.Conversion.class);
    private static final ClassDesc SEGMENT = type(MemorySegment.class);
    private static final ClassDesc ORDER = type(ByteOrder.class);
    private static final ClassDesc HOME = type(Species.class);
    private static final ClassDesc ELEMENT = type(Element.class);
    private static final ClassDesc ANGLES = type(VectorAngles.class);
    private static final ClassDesc BLOCKS = type(Blocks.class);

    private final CodeBuilder code;

    VectorCode(CodeBuilder code) {
        this.code = code;
    }

    private static ClassDesc type(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    private static ClassDesc vector(Element element) {
        return switch (element) {
            case FLOAT32 -> FLOATS;
            case BFLOAT16 -> SHORTS;
            case INT32 -> INTS;
            case BYTE -> BYTES;
        };
    }

    void species(Element element) {
        String name =
                switch (element) {
                    case FLOAT32 -> "FLOAT";
                    case BFLOAT16 -> "SHORT";
                    case INT32 -> "INT";
                    case BYTE -> "BYTE";
                };
        code.getstatic(HOME, name, SPECIES);
    }

    void order() {
        code.getstatic(HOME, "ORDER", ORDER);
    }

    /// species, float → vector.
    void broadcast() {
        code.invokestatic(FLOATS, "broadcast", MethodTypeDesc.of(FLOATS, SPECIES, CD_float));
    }

    /// segment, index → float.
    void scalar(Element element) {
        code.getstatic(ELEMENT, element.name(), ELEMENT);
        code.invokestatic(BLOCKS, "at", MethodTypeDesc.of(CD_float, SEGMENT, CD_long, ELEMENT));
    }

    /// species, first, limit → mask of the lanes below the limit.
    void tail() {
        code.invokeinterface(SPECIES, "indexInRange", MethodTypeDesc.of(MASK, CD_long, CD_long));
    }

    /// species, segment, byte offset, order, mask if masked → vector.
    void load(Element element, boolean masked) {
        ClassDesc of = vector(element);
        code.invokestatic(
                of,
                "fromMemorySegment",
                masked
                        ? MethodTypeDesc.of(of, SPECIES, SEGMENT, CD_long, ORDER, MASK)
                        : MethodTypeDesc.of(of, SPECIES, SEGMENT, CD_long, ORDER));
        if (element == Element.BYTE) {
            convertShape("ZERO_EXTEND_B2I", Element.INT32);
        }
        if (element == Element.BFLOAT16) {
            convertShape("ZERO_EXTEND_S2I", Element.INT32);
            lanewise("LSHL", 16);
            code.invokevirtual(INTS, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
        } else if (element != Element.FLOAT32) {
            convert("I2F", FLOATS);
        }
    }

    /// vector → vector of the lanes that are stored.
    void narrow(Element element) {
        if (element == Element.BFLOAT16) {
            code.invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
            lanewise("LSHR", 16);
            convertShape("I2S", Element.BFLOAT16);
        } else if (element != Element.FLOAT32) {
            convert("F2I", INTS);
        }
        if (element == Element.BYTE) {
            convertShape("I2B", Element.BYTE);
        }
    }

    /// narrowed vector, segment, byte offset, order, mask if masked → .
    void store(Element element, boolean masked) {
        code.invokevirtual(
                vector(element),
                "intoMemorySegment",
                masked
                        ? MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER, MASK)
                        : MethodTypeDesc.of(CD_void, SEGMENT, CD_long, ORDER));
    }

    private void convert(String conversion, ClassDesc result) {
        code.getstatic(OPERATORS, conversion, CONVERSION)
                .iconst_0()
                .invokevirtual(VECTOR, "convert", MethodTypeDesc.of(VECTOR, CONVERSION, CD_int))
                .checkcast(result);
    }

    private void convertShape(String conversion, Element element) {
        code.getstatic(OPERATORS, conversion, CONVERSION);
        species(element);
        code.iconst_0()
                .invokevirtual(
                        VECTOR,
                        "convertShape",
                        MethodTypeDesc.of(VECTOR, CONVERSION, SPECIES, CD_int))
                .checkcast(vector(element));
    }

    /// Operands → vector or mask. SELECT wants c, b, mask, VALUE wants 0, 1, mask, TRUTH a, 0.
    void apply(Primitive primitive, int immediate) {
        switch (primitive) {
            case ADD -> binary("add");
            case SUBTRACT -> binary("sub");
            case MULTIPLY -> binary("mul");
            case DIVIDE -> binary("div");
            case MAXIMUM -> binary("max");
            case MINIMUM -> binary("min");
            case FMA ->
                    code.invokevirtual(FLOATS, "fma", MethodTypeDesc.of(FLOATS, VECTOR, VECTOR));
            case SQRT -> code.invokevirtual(FLOATS, "sqrt", MethodTypeDesc.of(FLOATS));
            case NEGATE -> code.invokevirtual(FLOATS, "neg", MethodTypeDesc.of(FLOATS));
            case ABS -> code.invokevirtual(FLOATS, "abs", MethodTypeDesc.of(FLOATS));
            case LESS -> compare("LT");
            case LESS_EQUAL -> compare("LE");
            case EQUAL -> compare("EQ");
            case NOT_EQUAL -> compare("NE");
            case AND -> code.invokevirtual(MASK, "and", MethodTypeDesc.of(MASK, MASK));
            case OR -> code.invokevirtual(MASK, "or", MethodTypeDesc.of(MASK, MASK));
            case NOT -> code.invokevirtual(MASK, "not", MethodTypeDesc.of(MASK));
            case VALUE, SELECT ->
                    code.invokevirtual(FLOATS, "blend", MethodTypeDesc.of(FLOATS, VECTOR, MASK));
            case TRUTH -> compare("NE");
            case BITS_ADD -> bits("ADD", immediate);
            case BITS_AND -> bits("AND", immediate);
            case BITS_OR -> bits("OR", immediate);
            case SHIFT_LEFT -> bits("LSHL", immediate);
            case SHIFT_RIGHT -> bits("ASHR", immediate);
            case ANGLE_REST -> angle("rest");
            case ANGLE_QUADRANT -> angle("quadrant");
            case BITS_TO_FLOAT -> {
                code.invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
                convert("I2F", FLOATS);
            }
            case ROUND_BFLOAT16 ->
                    code.invokestatic(HOME, "roundBfloat16", MethodTypeDesc.of(FLOATS, FLOATS));
        }
    }

    private void binary(String name) {
        code.invokevirtual(FLOATS, name, MethodTypeDesc.of(FLOATS, VECTOR));
    }

    private void angle(String name) {
        code.invokestatic(ANGLES, name, MethodTypeDesc.of(FLOATS, FLOATS));
    }

    private void compare(String comparison) {
        code.getstatic(OPERATORS, comparison, COMPARISON)
                .swap()
                .invokevirtual(FLOATS, "compare", MethodTypeDesc.of(MASK, COMPARISON, VECTOR));
    }

    private void bits(String operator, int immediate) {
        code.invokevirtual(FLOATS, "reinterpretAsInts", MethodTypeDesc.of(INTS));
        lanewise(operator, immediate);
        code.invokevirtual(INTS, "reinterpretAsFloats", MethodTypeDesc.of(FLOATS));
    }

    /// Integer vector → integer vector.
    private void lanewise(String operator, int immediate) {
        ClassDesc kind =
                operator.endsWith("SHL") || operator.endsWith("SHR") ? BINARY : ASSOCIATIVE;
        code.getstatic(OPERATORS, operator, kind)
                .loadConstant(immediate)
                .invokevirtual(INTS, "lanewise", MethodTypeDesc.of(INTS, BINARY, CD_int));
    }
}
