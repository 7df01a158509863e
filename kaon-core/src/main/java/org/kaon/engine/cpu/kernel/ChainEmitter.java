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

    private static final ClassDesc MATH = Math.class.describeConstable().orElseThrow();

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

    /// Inputs, outputs, parameters, row, base, index, limit, from.
    static final MethodTypeDesc TAIL = RUN.insertParameterTypes(RUN.parameterCount(), CD_long);

    // The locals of run's parameters.
    private static final int INNER = 6;
    private static final int FROM = 8;
    private static final int TO = 10;

    private static final Frame TAIL_FRAME = new Frame(0, 1, 2, 3, 5, 7, 11);
    private static final int TAIL_LIMIT = 9;

    /// The locals of what a body needs: the arrays, the row, the first flat element of the row, the
    /// element within it that the vector starts at, and the first flat element of the range.
    record Frame(int inputs, int outputs, int parameters, int row, int base, int index, int from) {}

    void run(CodeBuilder code) {
        int row = code.allocateLocal(TypeKind.LONG);
        int base = code.allocateLocal(TypeKind.LONG);
        int index = code.allocateLocal(TypeKind.LONG);
        int limit = code.allocateLocal(TypeKind.LONG);
        Frame frame = new Frame(1, 2, 3, row, base, index, FROM);
        BodyEmitter body = new BodyEmitter(program, code, frame);
        body.prepare();
        code.lconst_0().lstore(row).lconst_0().lstore(base);
        code.lload(FROM).lstore(index).lload(TO).lstore(limit);
        if (program.byRows()) {
            rows(code, body, frame, limit);
        } else {
            row(code, body, frame, limit);
        }
        code.return_();
    }

    /// Goes through the rows that the range touches; the first and the last may be touched in part.
    private void rows(CodeBuilder code, BodyEmitter body, Frame frame, int limit) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        code.lload(FROM).lload(TO).lcmp().ifge(end);
        code.lload(FROM).lload(INNER).ldiv().lstore(frame.row);
        code.lload(frame.row).lload(INNER).lmul().lstore(frame.base);
        code.lload(FROM).lload(frame.base).lsub().lstore(frame.index);
        code.labelBinding(next).lload(frame.base).lload(TO).lcmp().ifge(end);
        code.lload(INNER).lload(TO).lload(frame.base).lsub();
        code.invokestatic(MATH, "min", MethodTypeDesc.of(CD_long, CD_long, CD_long)).lstore(limit);
        body.prepareRow();
        row(code, body, frame, limit);
        code.lload(frame.row).lconst_1().ladd().lstore(frame.row);
        code.lload(frame.base).lload(INNER).ladd().lstore(frame.base);
        code.lconst_0().lstore(frame.index).goto_(next).labelBinding(end);
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
        code.lload(frame.row).lload(frame.base).lload(index).lload(limit).lload(frame.from);
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
