package org.kaon.layer;

import org.jspecify.annotations.Nullable;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipInputStream;

/// The cases of a family as `fixture.py` has written them: `FAMILY.json` with places in the one
/// array of `FAMILY.npz`.
final class LayerFixture {

    private final FloatBuffer values;

    private LayerFixture(FloatBuffer values) {
        this.values = values;
    }

    static List<LayerCase> family(String family) {
        LayerFixture fixture = new LayerFixture(array(bytes(family + ".npz", true)));
        List<LayerCase> cases = new ArrayList<>();
        byte[] json = bytes(family + ".json", false);
        for (Object row : (List<?>) new JsonMapper().readValue(json, Object.class)) {
            cases.add(LayerCase.of((Map<?, ?>) row, fixture));
        }
        return cases;
    }

    /// The tensor at a place, null where the script had none.
    @Nullable Tensor tensor(@Nullable Object place) {
        if (!(place instanceof Map<?, ?> map)) {
            return null;
        }
        long[] extents =
                ((List<?>) Objects.requireNonNull(map.get("shape")))
                        .stream().mapToLong(e -> ((Number) e).longValue()).toArray();
        Object kind = map.get("type");
        DataType type =
                "bool".equals(kind)
                        ? DataType.BOOL
                        : "int32".equals(kind) ? DataType.INT32 : DataType.FLOAT32;
        Tensor tensor = Tensor.allocate(new TensorType(type, Shape.of(extents)), Arena.ofAuto());
        int from = ((Number) Objects.requireNonNull(map.get("at"))).intValue();
        for (int i = 0; i < tensor.size(); i++) {
            float value = values.get(from + i);
            switch (type) {
                case BOOL -> tensor.data().set(ValueLayout.JAVA_BYTE, i, (byte) value);
                case INT32 -> tensor.data().setAtIndex(ValueLayout.JAVA_INT, i, (int) value);
                default -> tensor.data().setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
            }
        }
        return tensor;
    }

    private static byte[] bytes(String name, boolean zipped) {
        try (InputStream in = LayerFixture.class.getResourceAsStream(name)) {
            if (!zipped) {
                return Objects.requireNonNull(in, name).readAllBytes();
            }
            try (ZipInputStream zip = new ZipInputStream(Objects.requireNonNull(in, name))) {
                Objects.requireNonNull(zip.getNextEntry(), name);
                return zip.readAllBytes();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The float32 elements of a `.npy` member of version 1.
    private static FloatBuffer array(byte[] npy) {
        ByteBuffer buffer = ByteBuffer.wrap(npy).order(ByteOrder.LITTLE_ENDIAN);
        int header = buffer.getShort(8);
        return buffer.position(10 + header).slice().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }
}
