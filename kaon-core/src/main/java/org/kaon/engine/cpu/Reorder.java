package org.kaon.engine.cpu;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.reorder;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/// A value moved into another layout.
final class Reorder {

    private Reorder() {}

    static Step step(String what, Slot from, Slot to) {
        reorder.primitive_desc description =
                OneDnn.require(
                        new reorder.primitive_desc(
                                OneDnn.ENGINE,
                                from.layout().desc(),
                                OneDnn.ENGINE,
                                to.layout().desc(),
                                OneDnn.attributes(),
                                false),
                        "a reorder of " + what);
        Buffer scratch =
                Buffer.temporary(what + " scratch", description.scratchpad_desc().get_size());
        List<PrimitiveStep.Argument> arguments =
                List.of(
                        new PrimitiveStep.Argument(
                                dnnl.DNNL_ARG_FROM, from.layout().desc(), from.buffer(), false),
                        new PrimitiveStep.Argument(
                                dnnl.DNNL_ARG_TO, to.layout().desc(), to.buffer(), true));
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
