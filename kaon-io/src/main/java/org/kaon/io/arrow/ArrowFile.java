package org.kaon.io.arrow;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The structure of a file or stream: its fields, and where batches and dictionaries lie.
///
/// @param starts the first row of each batch, then the number of all rows
/// @param order the place of each batch among the messages; in files dictionaries hold everywhere
record ArrowFile(
        BinaryFile bytes,
        List<Field> fields,
        Types types,
        List<Batch> batches,
        List<Dictionaries.Stored> stored,
        List<Long> starts,
        List<Integer> order) {

    ArrowFile {
        fields = List.copyOf(fields);
        batches = List.copyOf(batches);
        stored = List.copyOf(stored);
        starts = List.copyOf(starts);
        order = List.copyOf(order);
    }

    /// *Errors*: [FormatException] where it is damaged.
    static ArrowFile read(BinaryFile bytes) throws IOException {
        List<Message> messages = Message.all(bytes);
        if (messages.isEmpty() || messages.getFirst().kind() != Message.SCHEMA) {
            throw bytes.error("", 0, "there is no schema.");
        }
        List<Field> fields = Field.all(bytes, messages.getFirst());
        boolean everywhere = Message.isFile(bytes);
        List<Batch> batches = new ArrayList<>();
        List<Dictionaries.Stored> stored = new ArrayList<>();
        List<Long> starts = new ArrayList<>(List.of(0L));
        List<Integer> order = new ArrayList<>();
        for (int i = 1; i < messages.size(); i++) {
            Message message = messages.get(i);
            switch (message.kind()) {
                case Message.BATCH -> {
                    Batch batch = Batch.read(bytes, message, message.head());
                    batches.add(batch);
                    starts.add(total(bytes, starts.getLast(), batch));
                    order.add(everywhere ? messages.size() : i);
                }
                case Message.DICTIONARY -> stored.add(dictionary(bytes, message, i));
                default ->
                        throw bytes.error(
                                "",
                                message.body(),
                                "a message of kind %d.".formatted(message.kind()));
            }
        }
        Types types = new Types(missing(bytes, fields, batches, stored));
        return new ArrowFile(bytes, fields, types, batches, stored, starts, order);
    }

    private static long total(BinaryFile bytes, long before, Batch batch) throws FormatException {
        // A batch of nothing but missing values has no buffers, so its rows may be any number.
        if (batch.rows() > Integer.MAX_VALUE - 64) {
            throw bytes.error(
                    "", batch.message().body(), "a batch of %d rows.".formatted(batch.rows()));
        }
        return before + batch.rows();
    }

    private static Dictionaries.Stored dictionary(BinaryFile bytes, Message message, int position)
            throws FormatException {
        try {
            FlatTable head = message.head();
            FlatTable data = head.table(1).orElseThrow(IndexOutOfBoundsException::new);
            return new Dictionaries.Stored(
                    head.longAt(0, 0), position, head.flag(2), Batch.read(bytes, message, data));
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw bytes.error("", message.body(), "the head of a dictionary makes no sense.");
        }
    }

    // Which fields have missing values: those of all batches and of their dictionaries.
    private static boolean[] missing(
            BinaryFile bytes,
            List<Field> fields,
            List<Batch> batches,
            List<Dictionaries.Stored> stored)
            throws FormatException {
        boolean[] missing = new boolean[count(fields)];
        for (Batch batch : batches) {
            for (Batch.Placed placed : batch.place(bytes, fields)) {
                mark(placed, missing);
            }
        }
        List<Field> encoded = new ArrayList<>();
        fields.forEach(field -> collect(field, encoded));
        for (Field field : encoded) {
            for (Dictionaries.Stored one : stored) {
                if (one.id() == field.encoding().orElseThrow().dictionary()) {
                    mark(one.batch().place(bytes, List.of(field.values())).getFirst(), missing);
                }
            }
        }
        return missing;
    }

    private static int count(List<Field> fields) {
        return fields.stream().mapToInt(field -> 1 + count(field.children())).sum();
    }

    private static void mark(Batch.Placed placed, boolean[] missing) {
        missing[placed.field().number()] |= placed.node().missing() > 0;
        placed.children().forEach(child -> mark(child, missing));
    }

    private static void collect(Field field, List<Field> encoded) {
        if (field.encoding().isPresent()) {
            encoded.add(field);
        }
        field.children().forEach(child -> collect(child, encoded));
    }

    long rows() {
        return starts.getLast();
    }

    long firstRow(int batch) {
        return starts.get(batch);
    }

    /// The batch that holds a row.
    int batchOf(long row) {
        int batch = 0;
        while (starts.get(batch + 1) <= row) {
            batch++;
        }
        return batch;
    }

    /// What holds for a batch.
    Dictionaries dictionaries(int batch) {
        return new Dictionaries(bytes, types, stored, order.get(batch));
    }
}
