package org.kaon.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;

/// Event files read back by a reader of their own. `events.py` has read the file of {@link
/// #theBytesAreThoseThatTensorFlowHasRead} with TensorFlow's reader.
class TensorBoardTest {

    private static List<ByteBuffer> records(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<ByteBuffer> records = new ArrayList<>();
        while (bytes.hasRemaining()) {
            int start = bytes.position();
            int length = (int) bytes.getLong();
            byte[] head = new byte[8];
            bytes.get(start, head);
            assertThat(bytes.getInt()).isEqualTo(EventFile.masked(head, 8));
            byte[] record = new byte[length];
            bytes.get(record);
            assertThat(bytes.getInt()).isEqualTo(EventFile.masked(record, length));
            records.add(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN));
        }
        return records;
    }

    /// The fields of a message: varints as long, the rest as bytes.
    private static Map<Integer, Object> fields(ByteBuffer message) {
        Map<Integer, Object> fields = new LinkedHashMap<>();
        while (message.hasRemaining()) {
            long key = varint(message);
            int field = (int) (key >>> 3);
            switch ((int) (key & 7)) {
                case 0 -> fields.put(field, varint(message));
                case 1 -> fields.put(field, message.getDouble());
                case 5 -> fields.put(field, message.getFloat());
                default -> {
                    int length = (int) varint(message);
                    ByteBuffer inner =
                            message.slice(message.position(), length)
                                    .order(ByteOrder.LITTLE_ENDIAN);
                    message.position(message.position() + length);
                    fields.put(field, inner);
                }
            }
        }
        return fields;
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static Map<Integer, Object> inner(Map<Integer, Object> fields, int field) {
        return fields((ByteBuffer) Objects.requireNonNull(fields.get(field)));
    }

    private static String text(Map<Integer, Object> fields, int field) {
        ByteBuffer bytes = (ByteBuffer) Objects.requireNonNull(fields.get(field));
        byte[] copy = new byte[bytes.remaining()];
        bytes.get(copy);
        return new String(copy, StandardCharsets.UTF_8);
    }

    @Test
    void figuresOfTrainingAndValidationGoToTwoFolders(@TempDir Path folder) throws IOException {
        TensorBoard board = new TensorBoard(folder, 2, () -> 1000.5);
        FakeTraining training = new FakeTraining(OptionalLong.of(3));
        board.onTrainBegin(training, false);
        board.onEpochEnd(training, 0, Map.of("loss", 0.5, "val_loss", 0.75));
        board.onEpochEnd(training, 1, Map.of("loss", 0.25));
        board.onTrainEnd(training);
        String name = "events.out.tfevents.0000001000.kaon.0.v2";
        List<ByteBuffer> train = records(folder.resolve("train").resolve(name));
        assertThat(text(fields(train.getFirst()), 3)).isEqualTo("brain.Event:2");
        assertThat(train).hasSize(4);
        Map<Integer, Object> event = fields(train.get(3));
        assertThat(event).containsEntry(1, 1000.5).containsEntry(2, 1L);
        Map<Integer, Object> value = inner(inner(event, 5), 1);
        assertThat(text(value, 1)).isEqualTo("epoch_loss");
        assertThat(value).containsEntry(2, 0.25f);
        Map<Integer, Object> weight = inner(inner(fields(train.get(2)), 5), 1);
        assertThat(text(weight, 1)).isEqualTo("w/histogram");
        assertThat(inner(weight, 5)).containsEntry(1, -1.0).containsEntry(3, 1.0);
        List<ByteBuffer> validation = records(folder.resolve("validation").resolve(name));
        assertThat(text(inner(inner(fields(validation.get(1)), 5), 1), 1)).isEqualTo("epoch_loss");
    }

    @Test
    void histogramsAndImagesHoldWhatTheyWereGiven(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("events");
        try (EventFile events = new EventFile(file, () -> 1)) {
            events.histogram("h", 7, new double[] {0, 1, 1, 4, Double.NaN}, 4);
            events.histogram("empty", 8, new double[0], 4);
            events.image("i", 9, 2, 3, new byte[] {1, 2});
        }
        List<ByteBuffer> records = records(file);
        Map<Integer, Object> histogram = inner(inner(inner(fields(records.get(1)), 5), 1), 5);
        assertThat(histogram)
                .containsEntry(1, 0.0)
                .containsEntry(2, 4.0)
                .containsEntry(3, 4.0)
                .containsEntry(4, 6.0)
                .containsEntry(5, 18.0);
        ByteBuffer counts = (ByteBuffer) Objects.requireNonNull(histogram.get(7));
        assertThat(new double[] {counts.getDouble(), counts.getDouble(), counts.getDouble()})
                .containsExactly(1, 2, 0);
        assertThat(inner(inner(inner(fields(records.get(2)), 5), 1), 5)).containsEntry(3, 0.0);
        Map<Integer, Object> image = inner(inner(inner(fields(records.get(3)), 5), 1), 4);
        assertThat(image).containsEntry(1, 3L).containsEntry(2, 2L);
    }

    @Test
    void theBytesAreThoseThatTensorFlowHasRead(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("events");
        try (EventFile events = new EventFile(file, () -> 1.5)) {
            events.scalar("loss", 3, 0.25);
        }
        assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
                .isEqualTo(
                        new String(
                                        Objects.requireNonNull(
                                                        TensorBoardTest.class.getResourceAsStream(
                                                                "events.hex"))
                                                .readAllBytes(),
                                        StandardCharsets.US_ASCII)
                                .strip());
    }
}
