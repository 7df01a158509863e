package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.reorder;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// A value moved into another layout.
final class Reorder {

    private Reorder() {}

    static Step step(String what, Slot from, Slot to) {
        long parts = Math.max(from.layout().parts(), to.layout().parts());
        desc source = from.layout().inParts(parts);
        desc target = to.layout().inParts(parts);
        reorder.primitive_desc description =
                OneDnn.require(
                        new reorder.primitive_desc(
                                OneDnn.ENGINE,
                                source,
                                OneDnn.ENGINE,
                                target,
                                OneDnn.attributes(),
                                false),
                        "a reorder of " + what);
        Buffer scratch =
                Buffer.temporary(what + " scratch", description.scratchpad_desc().get_size());
        List<PrimitiveStep.Argument> arguments =
                List.of(
                        new PrimitiveStep.Argument(
                                dnnl.DNNL_ARG_FROM, source, from.buffer(), false),
                        new PrimitiveStep.Argument(dnnl.DNNL_ARG_TO, target, to.buffer(), true));
        if (scratch.bytes() > 0) {
            arguments = new ArrayList<>(arguments);
            arguments.add(
                    new PrimitiveStep.Argument(
                            dnnl.DNNL_ARG_SCRATCHPAD,
                            description.scratchpad_desc(),
                            scratch,
                            true));
        }
        return new PrimitiveStep(
                "reorder " + what + " " + from.layout() + " -> " + to.layout(),
                new reorder(description),
                arguments);
    }

    /// Moves memory at once, outside any plan.
    static void now(Slot from, Slot to) {
        Step step = step(from.buffer().name(), from, to);
        long bytes = 1;
        for (Buffer buffer : step.writes()) {
            if (buffer.isTemporary()) {
                buffer.move(0);
                bytes = Math.max(bytes, buffer.bytes());
            }
        }
        try (Arena arena = Arena.ofShared()) {
            step.bind(new Site(arena.allocate(bytes, 64), OneDnn.STREAM.get())).run();
        }
    }
}
