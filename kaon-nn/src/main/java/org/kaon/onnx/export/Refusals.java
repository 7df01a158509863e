package org.kaon.onnx.export;

import org.kaon.graph.Op;
import org.kaon.graph.Placeholder;
import org.kaon.graph.Read;
import org.kaon.op.AveragePooling;
import org.kaon.op.Blank;
import org.kaon.op.Concat;
import org.kaon.op.Convolution;
import org.kaon.op.LinearResize;
import org.kaon.op.MaxPooling;
import org.kaon.op.Prod;
import org.kaon.op.RandomInteger;
import org.kaon.op.RandomNormal;
import org.kaon.op.RandomUniform;
import org.kaon.op.Remap;
import org.kaon.op.SumLike;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ops that are not written to ONNX, and why.
final class Refusals {

    private static final String GRADIENT =
            "it belongs to gradients, which ONNX does not have: export the inference graph";
    private static final String RANDOM =
            "ONNX's random operators give other numbers than Kaon's streams: make the noise an"
                    + " input";
    private static final String LEAF = "it is a leaf, which the exporter writes itself";

    private Refusals() {}

    static Map<Class<? extends Op>, String> all() {
        Map<Class<? extends Op>, String> all = new HashMap<>();
        for (Class<? extends Op> op :
                List.of(
                        AveragePooling.Backward.class,
                        MaxPooling.Backward.class,
                        MaxPooling.Pick.class,
                        Convolution.BackwardInput.class,
                        Convolution.BackwardKernel.class,
                        Concat.Part.class,
                        LinearResize.Backward.class,
                        Prod.Backward.class,
                        Prod.Others.class,
                        Remap.Backward.class,
                        SumLike.class)) {
            all.put(op, GRADIENT);
        }
        for (Class<? extends Op> op :
                List.of(RandomUniform.class, RandomNormal.class, RandomInteger.class)) {
            all.put(op, RANDOM);
        }
        all.put(Placeholder.class, LEAF);
        all.put(Read.class, LEAF);
        all.put(org.kaon.graph.Constant.class, LEAF);
        all.put(Blank.class, "it has a shape and no elements, and what uses it takes the shape");
        return all;
    }
}
