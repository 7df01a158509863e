package org.kaon.engine.cpu;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.scratchpad_mode;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.stream;
import org.kaon.engine.NativeException;
import org.kaon.tensor.DataType;

/// oneDNN's CPU engine and stream, and the attributes that all of Kaon's primitives share.
final class OneDnn {

    static final engine ENGINE;
    static final stream STREAM;

    static {
        try {
            // JavaCPP would refuse memory on its own estimate of what the process may use.
            if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null) {
                System.setProperty("org.bytedeco.javacpp.maxPhysicalBytes", "0");
            }
            ENGINE = new engine(engine.kind.cpu, 0);
            STREAM = new stream(ENGINE);
        } catch (UnsatisfiedLinkError | NoClassDefFoundError e) {
            throw new NativeException(
                    "oneDNN could not be loaded for "
                            + System.getProperty("os.name")
                            + " "
                            + System.getProperty("os.arch")
                            + ": add the artifacts dnnl, javacpp and opencl with the classifier of"
                            + " this platform, and check that the folder of"
                            + " -Dorg.bytedeco.javacpp.cachedir can be written. Cause: "
                            + e.getMessage(),
                    e);
        }
    }

    private OneDnn() {}

    /// Loads the library, once.
    static void load() {
        if (ENGINE.isNull()) {
            throw new NativeException("oneDNN gave no CPU engine");
        }
    }

    /// Same bits from run to run, and scratch memory from the plan's arena.
    static primitive_attr attributes() {
        primitive_attr attributes = new primitive_attr();
        attributes.set_deterministic(true);
        attributes.set_scratchpad_mode(scratchpad_mode.user);
        return attributes;
    }

    /// The shared attributes with an activation after the primitive.
    static primitive_attr attributes(Activation activation) {
        primitive_attr attributes = attributes();
        if (activation != Activation.NONE) {
            post_ops after = new post_ops();
            after.append_eltwise(activation.algorithm(), activation.alpha(), 0f);
            attributes.set_post_ops(after);
        }
        return attributes;
    }

    /// What oneDNN calls an element type; it copies other types by their size.
    static memory.data_type type(DataType type) {
        return switch (type) {
            case FLOAT32 -> memory.data_type.f32;
            case BFLOAT16 -> memory.data_type.bf16;
            case INT32 -> memory.data_type.s32;
            case UINT8, BOOL -> memory.data_type.u8;
            case INT64 -> throw new IllegalArgumentException("oneDNN has no int64");
        };
    }

    /// The description of an operand that is not there: a product without bias.
    static desc none() {
        return new desc();
    }

    /// A tensor `[n, channels, spatial…]` in blocks of channels; row-major where oneDNN has no such
    /// layout.
    static desc blockedByChannels(DataType type, long[] dims, long block) {
        boolean wide = block == 16;
        memory.format_tag tag =
                switch (dims.length) {
                    case 3 -> wide ? memory.format_tag.nCw16c : memory.format_tag.nCw8c;
                    case 4 -> wide ? memory.format_tag.nChw16c : memory.format_tag.nChw8c;
                    case 5 -> wide ? memory.format_tag.nCdhw16c : memory.format_tag.nCdhw8c;
                    default -> memory.format_tag.undef;
                };
        return tag == memory.format_tag.undef || !wide && block != 8
                ? Layout.strided(type, dims, Layout.rowMajor(dims))
                : new desc(dims, type(type), tag);
    }

    /// *Errors*: a description that oneDNN has no implementation for.
    static <D extends primitive_desc_base> D require(D description, String what) {
        if (description.isNull() || description.get(true) == null) {
            throw new NativeException("oneDNN has no implementation of " + what);
        }
        return description;
    }
}
