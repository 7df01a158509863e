package org.kaon.callback;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.zip.CRC32C;

/// An event file as TensorBoard reads them: records of protocol buffers with checksums.
///
/// *Format*: TFRecord framing (length, masked CRC-32C of it, bytes, masked CRC-32C of them) around
/// `Event` messages of TensorFlow's `event.proto` and `summary.proto`; field numbers are theirs.
public final class EventFile implements Closeable {

    private static final int MASK = 0xa282ead8;

    private final OutputStream out;
    private final DoubleSupplier seconds;

    /// Writes the first record, which says the format's version.
    ///
    /// @param seconds the wall time of each event, since 1970
    public EventFile(Path file, DoubleSupplier seconds) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.out = new BufferedOutputStream(Files.newOutputStream(file));
        this.seconds = seconds;
        record(new Message().number(1, seconds.getAsDouble()).text(3, "brain.Event:2"));
    }

    /// One number at a step.
    public void scalar(String tag, long step, double value) throws IOException {
        event(step, new Message().text(1, tag).single(2, (float) value));
    }

    /// The distribution of values at a step, in bins of even width; values that are not finite are
    /// left out.
    public void histogram(String tag, long step, double[] values, int bins) throws IOException {
        double[] finite = Arrays.stream(values).filter(Double::isFinite).toArray();
        double low = Arrays.stream(finite).min().orElse(0);
        double high = Arrays.stream(finite).max().orElse(0);
        double width = high > low ? (high - low) / bins : 1;
        double[] limits = new double[bins];
        double[] counts = new double[bins];
        double squares = 0;
        for (double value : finite) {
            counts[Math.min(bins - 1, (int) ((value - low) / width))]++;
            squares += value * value;
        }
        Arrays.setAll(limits, i -> low + (i + 1) * width);
        Message histogram =
                new Message()
                        .number(1, low)
                        .number(2, high)
                        .number(3, finite.length)
                        .number(4, Arrays.stream(finite).sum())
                        .number(5, squares)
                        .numbers(6, limits)
                        .numbers(7, counts);
        event(step, new Message().text(1, tag).message(5, histogram));
    }

    /// An image, encoded as PNG, at a step.
    public void image(String tag, long step, int width, int height, byte[] png) throws IOException {
        Message image =
                new Message().integer(1, height).integer(2, width).integer(3, 3).bytes(4, png);
        event(step, new Message().text(1, tag).message(4, image));
    }

    private void event(long step, Message value) throws IOException {
        record(
                new Message()
                        .number(1, seconds.getAsDouble())
                        .integer(2, step)
                        .message(5, new Message().message(1, value)));
    }

    private void record(Message event) throws IOException {
        byte[] bytes = event.toBytes();
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(bytes.length).putInt(masked(head.array(), 8));
        out.write(head.array());
        out.write(bytes);
        out.write(
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(masked(bytes, bytes.length))
                        .array());
    }

    static int masked(byte[] bytes, int count) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, count);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }

    /// Makes what is written so far visible to readers.
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
