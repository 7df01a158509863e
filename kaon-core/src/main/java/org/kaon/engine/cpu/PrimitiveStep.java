package org.kaon.engine.cpu;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.javacpp.Pointer;
import org.kaon.engine.NativeException;

import java.util.ArrayList;
import java.util.List;

/// A oneDNN primitive with its arguments, called through the C interface with one array that is
/// made once for each site.
final class PrimitiveStep implements Step {

    /// One argument: oneDNN's number for it, its memory description, its buffer.
    record Argument(int number, desc described, Buffer buffer, boolean written) {}

    private final String text;
    private final primitive call;
    private final List<Argument> arguments;

    PrimitiveStep(String text, primitive call, List<Argument> arguments) {
        this.text = text;
        this.call = call;
        this.arguments = List.copyOf(arguments);
    }

    @Override
    public List<Buffer> reads() {
        return arguments.stream().filter(a -> !a.written).map(Argument::buffer).toList();
    }

    @Override
    public List<Buffer> writes() {
        return arguments.stream().filter(Argument::written).map(Argument::buffer).toList();
    }

    @Override
    public Runnable bind(Site site) {
        List<memory> memories = new ArrayList<>();
        dnnl_exec_arg_t list = new dnnl_exec_arg_t(arguments.size());
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            memory bound =
                    new memory(
                            argument.described,
                            OneDnn.ENGINE,
                            new Address(site.memory(argument.buffer).address()));
            memories.add(bound);
            list.getPointer(i).arg(argument.number).memory(bound.get());
        }
        return new Call(text, call, call.get(), site.stream(), arguments.size(), list, memories);
    }

    /// The bound call; it holds on to the native objects that it uses.
    private record Call(
            String text,
            primitive owner,
            dnnl_primitive handle,
            dnnl_stream stream,
            int count,
            dnnl_exec_arg_t list,
            List<memory> memories)
            implements Runnable {

        @Override
        public void run() {
            int status = dnnl.dnnl_primitive_execute(handle, stream, count, list);
            if (status != dnnl.dnnl_success) {
                throw new NativeException("oneDNN refused to run " + text + ": status " + status);
            }
        }
    }

    @Override
    public String text() {
        return text;
    }

    /// A pointer to memory that Kaon owns.
    private static final class Address extends Pointer {
        Address(long address) {
            this.address = address;
        }
    }
}
