package org.kaon.lab.run;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.NewFile;
import org.kaon.io.numpy.Array;
import org.kaon.io.numpy.Npy;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Tensors by name in NumPy's files: many in a `.npz`, one without a name in a `.npy`.
final class NamedTensors {

    private static final String END = ".npy";

    private NamedTensors() {}

    /// The arrays of a `.npz` by name, or that of a `.npy` under the name "".
    ///
    /// *Errors*: [RunException] for a file of another kind or an array that is no tensor of Kaon's.
    static Map<String, Tensor> read(Path file) throws IOException {
        String kind = ending(file);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        if (kind.equals(END)) {
            tensors.put("", tensor(file, "", Npy.read(file, Arena.ofAuto())));
            return tensors;
        }
        if (!kind.equals(".npz")) {
            throw new RunException(
                    file
                            + ": expected a .npz with an array for each input, or a .npy; convert"
                            + " it.");
        }
        Path scratch = Files.createTempFile("kaon", END);
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, scratch, StandardCopyOption.REPLACE_EXISTING);
                String name = entry.getName();
                String label =
                        name.endsWith(END) ? name.substring(0, name.length() - END.length()) : name;
                tensors.put(label, tensor(file, label, Npy.read(scratch, Arena.ofAuto())));
            }
        } finally {
            Files.delete(scratch);
        }
        return tensors;
    }

    /// Writes one tensor as `.npy`, any number as `.npz`. The file appears when it is complete.
    ///
    /// *Errors*: [RunException] for several in a `.npy`, or another ending.
    static void write(Path file, Map<String, Tensor> tensors) throws IOException {
        String kind = ending(file);
        if (kind.equals(END) && tensors.size() == 1) {
            Npy.write(file, array(tensors.values().iterator().next()));
            return;
        }
        if (!kind.equals(".npz")) {
            throw new RunException(
                    file
                            + ": the outputs "
                            + tensors.keySet()
                            + " are written as one .npz (a single one also as .npy); choose that.");
        }
        NewFile.write(file, channel -> pack(channel, tensors));
    }

    private static void pack(FileChannel channel, Map<String, Tensor> tensors) throws IOException {
        Path scratch = Files.createTempFile("kaon", END);
        try {
            // Closing the stream would close the channel, which is not ours.
            ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
            for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
                Npy.write(scratch, array(entry.getValue()));
                zip.putNextEntry(new ZipEntry(entry.getKey() + END));
                Files.copy(scratch, zip);
                zip.closeEntry();
            }
            zip.finish();
        } finally {
            Files.delete(scratch);
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(Math.max(0, name.lastIndexOf('.')));
    }

    private static Tensor tensor(Path file, String name, Array array) {
        Shape shape = Shape.of(array.shape().stream().mapToLong(Long::longValue).toArray());
        DataType type =
                switch (array.element()) {
                    case FLOAT32, FLOAT64 -> DataType.FLOAT32;
                    case INT32 -> DataType.INT32;
                    case INT64 -> DataType.INT64;
                    case UINT8 -> DataType.UINT8;
                    case BOOL -> DataType.BOOL;
                    default ->
                            throw new RunException(
                                    file
                                            + ": array \""
                                            + name
                                            + "\" is of "
                                            + array.element().numpy()
                                            + ", which no network takes. Save it as float32.");
                };
        if (array.element() != ElementType.FLOAT64) {
            return new Tensor(new TensorType(type, shape), array.data());
        }
        Tensor narrow = Tensor.allocate(new TensorType(type, shape), Arena.ofAuto());
        for (long i = 0; i < narrow.size(); i++) {
            narrow.data().set(ValueLayout.JAVA_FLOAT_UNALIGNED, 4 * i, (float) array.at(i));
        }
        return narrow;
    }

    private static Array array(Tensor tensor) {
        ElementType element =
                switch (tensor.type().dataType()) {
                    case FLOAT32 -> ElementType.FLOAT32;
                    case INT32 -> ElementType.INT32;
                    case INT64 -> ElementType.INT64;
                    case UINT8 -> ElementType.UINT8;
                    case BOOL -> ElementType.BOOL;
                    case BFLOAT16 ->
                            throw new RunException("NumPy has no bfloat16. Ask for float32.");
                };
        return new Array(
                element, Arrays.stream(tensor.shape().extents()).boxed().toList(), tensor.data());
    }
}
