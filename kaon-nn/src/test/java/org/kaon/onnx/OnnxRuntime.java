package org.kaon.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// ONNX Runtime as the oracle: what it computes of a model.
public final class OnnxRuntime {

    private OnnxRuntime() {}

    /// The outputs for these inputs.
    public static Map<String, Tensor> run(byte[] model, Map<String, Tensor> feeds) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(model, options)) {
                return run(environment, session, feeds);
            }
        } catch (OrtException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Map<String, Tensor> run(
            OrtEnvironment environment, OrtSession session, Map<String, Tensor> feeds)
            throws OrtException {
        Map<String, OnnxTensorLike> inputs = new HashMap<>();
        try {
            for (Map.Entry<String, Tensor> feed : feeds.entrySet()) {
                if (session.getInputNames().contains(feed.getKey())) {
                    inputs.put(feed.getKey(), tensor(environment, feed.getValue()));
                }
            }
            Map<String, Tensor> results = new LinkedHashMap<>();
            try (OrtSession.Result result = session.run(inputs)) {
                for (Map.Entry<String, OnnxValue> entry : result) {
                    if (entry.getValue() instanceof OnnxTensor tensor) {
                        results.put(entry.getKey(), tensor(tensor));
                    }
                }
            }
            return results;
        } finally {
            inputs.values().forEach(OnnxTensorLike::close);
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, Tensor tensor)
            throws OrtException {
        OnnxJavaType type =
                switch (tensor.type().dataType()) {
                    case FLOAT32 -> OnnxJavaType.FLOAT;
                    case BFLOAT16 -> OnnxJavaType.BFLOAT16;
                    case INT32 -> OnnxJavaType.INT32;
                    case INT64 -> OnnxJavaType.INT64;
                    case UINT8 -> OnnxJavaType.UINT8;
                    case BOOL -> OnnxJavaType.BOOL;
                };
        ByteBuffer bytes =
                ByteBuffer.allocateDirect(Math.toIntExact(tensor.type().bytes()))
                        .order(ByteOrder.nativeOrder());
        MemorySegment.ofBuffer(bytes).copyFrom(tensor.data());
        return OnnxTensor.createTensor(environment, bytes, tensor.shape().extents(), type);
    }

    private static Tensor tensor(OnnxTensor value) {
        DataType type =
                switch (value.getInfo().type) {
                    case FLOAT -> DataType.FLOAT32;
                    case BFLOAT16 -> DataType.BFLOAT16;
                    case INT32 -> DataType.INT32;
                    case INT64 -> DataType.INT64;
                    case UINT8 -> DataType.UINT8;
                    case BOOL -> DataType.BOOL;
                    default -> throw new AssertionError("not a type of Kaon: " + value.getInfo());
                };
        TensorType full = new TensorType(type, Shape.of(value.getInfo().getShape()));
        Tensor tensor = Tensor.allocate(full, Arena.ofAuto());
        tensor.data()
                .copyFrom(
                        MemorySegment.ofBuffer(
                                value.getByteBuffer().order(ByteOrder.nativeOrder())));
        return tensor;
    }
}
