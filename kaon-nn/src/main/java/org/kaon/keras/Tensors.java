package org.kaon.keras;

import org.kaon.config.ConfigException;
import org.kaon.io.column.ElementType;
import org.kaon.io.column.Flat;
import org.kaon.io.hdf5.Dataset;
import org.kaon.io.numpy.Array;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.Arrays;
import java.util.List;

/// Data sets of numbers to float32 tensors and back.
final class Tensors {

    private Tensors() {}

    static Tensor read(Dataset dataset, String where) throws IOException {
        if (dataset.type().element().isEmpty()) {
            throw new ConfigException(
                    "%s: expected numbers in \"%s\", found %s."
                            .formatted(where, dataset.path(), dataset.type()));
        }
        long[] extents = dataset.shape().stream().mapToLong(Long::longValue).toArray();
        try (Arena scratch = Arena.ofConfined()) {
            Flat values = dataset.elements(scratch).numbers();
            Tensor tensor =
                    Tensor.allocate(
                            new TensorType(DataType.FLOAT32, Shape.of(extents)), Arena.ofAuto());
            values.copyFloats(0, values.length(), tensor.data(), 0);
            return tensor;
        }
    }

    static Array written(Tensor tensor) {
        ElementType element =
                switch (tensor.type().dataType()) {
                    case FLOAT32 -> ElementType.FLOAT32;
                    case INT32 -> ElementType.INT32;
                    case INT64 -> ElementType.INT64;
                    case UINT8 -> ElementType.UINT8;
                    case BOOL -> ElementType.BOOL;
                    case BFLOAT16 ->
                            throw new IllegalArgumentException(
                                    "HDF5 has no bfloat16: cast to float32");
                };
        List<Long> shape = Arrays.stream(tensor.shape().extents()).boxed().toList();
        return new Array(element, shape, tensor.data());
    }

    /// *Errors*: {@link ConfigException} for another shape, naming the weight.
    static Tensor require(Tensor found, Shape wanted, String weight, String where) {
        if (!found.shape().equals(wanted)) {
            throw new ConfigException(
                    "%s: weight \"%s\" has shape %s, the architecture wants %s. Take the weights that were saved with this architecture."
                            .formatted(where, weight, found.shape(), wanted));
        }
        return found;
    }
}
