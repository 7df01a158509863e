package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A message: what it is, its head, and where its body lies.
///
/// @param version of the metadata, 4 for V5
record Message(int version, int kind, FlatTable head, long body, long length) {

    static final byte[] MAGIC = {'A', 'R', 'R', 'O', 'W', '1'};

    static final int SCHEMA = 1;
    static final int DICTIONARY = 2;
    static final int BATCH = 3;

    private static final int LONGEST_HEAD = 1 << 28;

    /// All messages of a file or a stream, in order.
    ///
    /// *Errors*: [FormatException] where one does not lie in the file.
    static List<Message> all(BinaryFile file) throws IOException {
        long end = isFile(file) ? footer(file) : file.size();
        long at = isFile(file) ? 8 : 0;
        List<Message> messages = new ArrayList<>();
        while (at < end) {
            ByteBuffer start = numbers(file, at, Math.min(8, end - at));
            // Before Arrow 0.15 the length stood alone.
            boolean marked = start.getInt(0) == -1 && start.remaining() == 8;
            int length = start.getInt(marked ? 4 : 0);
            long head = at + (marked ? 8 : 4);
            if (length == 0) {
                break;
            }
            if (length < 0 || length > Math.min(LONGEST_HEAD, end - head)) {
                throw file.error("", at, "a message with a head of %d bytes.".formatted(length));
            }
            Message message = read(file, head, length);
            if (message.length < 0 || message.length > end - message.body) {
                throw file.error(
                        "", at, "a message with a body of %d bytes.".formatted(message.length));
            }
            messages.add(message);
            at = message.body + message.length;
        }
        return messages;
    }

    private static Message read(BinaryFile file, long at, int length) throws IOException {
        try {
            FlatTable table = FlatTable.root(file.read(at, length, ""), length);
            Optional<FlatTable> head = table.table(2);
            if (head.isEmpty()) {
                throw file.error("", at, "a message without a head.");
            }
            return new Message(
                    table.shortAt(0, 0),
                    table.byteAt(1, 0),
                    head.get(),
                    at + length,
                    table.longAt(3, 0));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw file.error("", at, "the head of a message makes no sense.");
        }
    }

    /// Whether a stream begins here.
    static boolean startsStream(BinaryFile file) throws IOException {
        if (file.size() < 8) {
            return false;
        }
        int length = numbers(file, 0, 4).getInt(0);
        if (length < 4 || length > Math.min(LONGEST_HEAD, file.size() - 4)) {
            return length == -1;
        }
        try {
            Message first = read(file, 4, length);
            return first.kind == SCHEMA && !first.head.tables(1).isEmpty();
        } catch (FormatException | IndexOutOfBoundsException | ArithmeticException e) {
            return false;
        }
    }

    /// Whether it begins as a file does; otherwise it is a stream.
    static boolean isFile(BinaryFile file) throws IOException {
        return file.size() >= MAGIC.length
                && Arrays.equals(
                        Arrays.copyOf(file.read(0, MAGIC.length, ""), MAGIC.length), MAGIC);
    }

    // Where the footer begins, before which all messages lie.
    private static long footer(BinaryFile file) throws IOException {
        int tail = MAGIC.length + 4;
        long at = file.size() - tail;
        if (at >= 8) {
            byte[] last = file.read(at, tail, "");
            long length = ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
            if (Arrays.equals(Arrays.copyOfRange(last, 4, tail), MAGIC)
                    && length > 0
                    && length <= at - 8) {
                return at - length;
            }
        }
        throw file.error("", Math.max(0, at), "the file is cut off: it does not end with ARROW1.");
    }

    private static ByteBuffer numbers(BinaryFile file, long at, long length) throws IOException {
        if (length < 4) {
            throw file.error("", at, "the stream ends within a message.");
        }
        return ByteBuffer.wrap(file.read(at, length, ""), 0, (int) length)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
    }
}
