package org.kaon.engine.cpu.kernel;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/// A chain as one loop over the Vector API, generated as a hidden class.
///
/// Same bits as {@link PlainChain}: every instruction is one lane-wise operation with the same
/// rounding, and a tail is the same loop body under a mask. Touch this class only where the module
/// `jdk.incubator.vector` is present.
final class GeneratedChain {

    /// HotSpot compiles no method whose bytecodes are longer.
    private static final int LARGEST_METHOD = 8000;

    /// More instructions than any method of that length holds.
    private static final int LARGEST_PROGRAM = 1000;

    private GeneratedChain() {}

    /// The kernel; none where its method were too long to be compiled, or the machine has no
    /// vectors that fit.
    static Optional<ChainKernel> of(Chain chain) {
        Program program = Program.of(chain);
        if (program.instructions().size() > LARGEST_PROGRAM
                || program.uses(Element.BYTE) && !Species.holdsBytes()) {
            return Optional.empty();
        }
        byte[] bytes = bytes(program);
        if (runLength(bytes) >= LARGEST_METHOD) {
            return Optional.empty();
        }
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytes, true);
            return Optional.of(
                    (ChainKernel)
                            hidden.findConstructor(
                                            hidden.lookupClass(), MethodType.methodType(void.class))
                                    .invoke());
        } catch (Throwable failure) {
            throw new IllegalStateException(
                    "The generated kernel of %s cannot be linked.".formatted(chain), failure);
        }
    }

    private static byte[] bytes(Program program) {
        ClassDesc self = ClassDesc.of(GeneratedChain.class.getPackageName(), "Generated");
        ChainEmitter emitter = new ChainEmitter(self, program);
        return ClassFile.of()
                .build(
                        self,
                        type ->
                                type.withFlags(ACC_PUBLIC | ACC_FINAL)
                                        .withInterfaceSymbols(
                                                ChainKernel.class.describeConstable().orElseThrow())
                                        .withMethodBody(
                                                INIT_NAME,
                                                MTD_void,
                                                ACC_PUBLIC,
                                                code ->
                                                        code.aload(0)
                                                                .invokespecial(
                                                                        CD_Object, INIT_NAME,
                                                                        MTD_void)
                                                                .return_())
                                        .withMethodBody(
                                                "run",
                                                ChainEmitter.RUN,
                                                ACC_PUBLIC | ACC_FINAL,
                                                emitter::run)
                                        .withMethodBody(
                                                "tail",
                                                ChainEmitter.TAIL,
                                                ACC_PRIVATE | ACC_STATIC,
                                                emitter::tail));
    }

    private static int runLength(byte[] bytes) {
        ClassModel type = ClassFile.of().parse(bytes);
        for (MethodModel method : type.methods()) {
            if (method.methodName().equalsString("run")
                    && method.code().orElseThrow() instanceof CodeAttribute code) {
                return code.codeLength();
            }
        }
        throw new IllegalStateException("A generated class has no run.");
    }
}
