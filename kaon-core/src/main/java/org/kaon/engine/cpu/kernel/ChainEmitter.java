package org.kaon.engine.cpu.kernel;

import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.foreign.MemorySegment;

/// Writes the methods of a generated kernel: `run` goes through the rows, and in a row through the
/// whole vectors; `tail` works on what is left of a row, under a mask. Without ROW and COLUMN
/// inputs the range itself is the only row.
///
/// Two methods, because HotSpot's first compiler runs out of registers in very long ones.
record ChainEmitter(ClassDesc self, Program program) {

    private static final ClassDesc SEGMENTS =
            MemorySegment.class.describeConstable().orElseThrow().arrayType();

    static final MethodTypeDesc RUN =
            MethodTypeDesc.of(
                    CD_void,
                    SEGMENTS,
                    SEGMENTS,
                    CD_float.arrayType(),
                    CD_long,
                    CD_long,
                    CD_long,
                    CD_long);

    /// Inputs, outputs, parameters, row, base, index, limit.
    static final MethodTypeDesc TAIL = RUN;

    // The locals of run's parameters.
    private static final int INNER = 6;
    private static final int FROM = 8;
    private static final int TO = 10;

    private static final Frame TAIL_FRAME = new Frame(0, 1, 2, 3, 5, 7);
    private static final int TAIL_LIMIT = 9;

    /// The locals of what a body needs: the arrays, the row, the first flat element of the row, and
    /// the element within it that the vector starts at.
    record Frame(int inputs, int outputs, int parameters, int row, int base, int index) {}

    void run(CodeBuilder code) {
        int base = code.allocateLocal(TypeKind.LONG);
        int index = code.allocateLocal(TypeKind.LONG);
        int limit = code.allocateLocal(TypeKind.LONG);
        Frame frame = new Frame(1, 2, 3, FROM, base, index);
        BodyEmitter body = new BodyEmitter(program, code, frame);
        body.prepare();
        if (!program.byRows()) {
            code.lconst_0().lstore(base).lload(FROM).lstore(index).lload(TO).lstore(limit);
            row(code, body, frame, limit);
            code.return_();
            return;
        }
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.lload(INNER).lstore(limit).labelBinding(next).lload(FROM).lload(TO).lcmp().ifge(end);
        code.lload(FROM).lload(INNER).lmul().lstore(base).lconst_0().lstore(index);
        body.prepareRow();
        row(code, body, frame, limit);
        code.lload(FROM).lconst_1().ladd().lstore(FROM).goto_(next).labelBinding(end).return_();
    }

    /// Elements `[index, limit)` of a row.
    private void row(CodeBuilder code, BodyEmitter body, Frame frame, int limit) {
        long lanes = Species.FLOAT.length();
        int index = frame.index;
        Label next = code.newLabel();
        Label tail = code.newLabel();
        Label end = code.newLabel();
        code.labelBinding(next).lload(limit).lload(index).lsub().loadConstant(lanes).lcmp();
        code.iflt(tail);
        body.emit(false);
        code.lload(index).loadConstant(lanes).ladd().lstore(index).goto_(next);
        code.labelBinding(tail).lload(index).lload(limit).lcmp().ifge(end);
        code.aload(frame.inputs).aload(frame.outputs).aload(frame.parameters);
        code.lload(frame.row).lload(frame.base).lload(index).lload(limit);
        code.invokestatic(self, "tail", TAIL).labelBinding(end);
    }

    void tail(CodeBuilder code) {
        BodyEmitter body = new BodyEmitter(program, code, TAIL_FRAME);
        body.prepare();
        body.prepareRow();
        body.prepareMasks(TAIL_LIMIT);
        body.emit(true);
        code.return_();
    }
}
