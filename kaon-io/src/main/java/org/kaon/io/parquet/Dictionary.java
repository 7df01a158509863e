package org.kaon.io.parquet;

/// The distinct values of a column in a row group; pages then hold places in it.
///
/// @param count how many there are
record Dictionary(ValueType type, ValueBuffer values, int count) {

    private static final int STEP = 4096;

    /// Of a column without one.
    static Dictionary none(ValueType type) {
        return new Dictionary(type, new ValueBuffer(type.width() == 0), 0);
    }

    static Dictionary of(ValueType type, byte[] page, int end, int count) {
        // Even an empty text takes four bytes, so no count can ask for more than there is.
        if (count < 0 || count > 8L * end) {
            throw new IndexOutOfBoundsException("a dictionary of %d values".formatted(count));
        }
        ValueBuffer values = new ValueBuffer(type.width() == 0);
        Values.plain(type, page, 0, end).read(count, values);
        return new Dictionary(type, values, count);
    }

    /// Values that a page gives by their places.
    Values values(byte[] page, int at, int end) {
        if (at >= end) {
            return (wanted, _) -> {
                if (wanted > 0) {
                    throw new IndexOutOfBoundsException("values end early");
                }
            };
        }
        RunReader places = new RunReader(page, at + 1, end, page[at]);
        int[] step = new int[STEP];
        return (wanted, into) -> {
            for (int done = 0; done < wanted; done += STEP) {
                int now = Math.min(STEP, wanted - done);
                places.read(step, now);
                look(step, now, into);
            }
        };
    }

    private void look(int[] places, int wanted, ValueBuffer into) {
        for (int i = 0; i < wanted; i++) {
            if (places[i] < 0 || places[i] >= count) {
                throw new IndexOutOfBoundsException(
                        "place %d in a dictionary of %d".formatted(places[i], count));
            }
        }
        byte[] from = values.bytes();
        int width = type.width();
        if (width == 0) {
            for (int i = 0; i < wanted; i++) {
                int start = values.start(places[i]);
                into.add(from, start, values.end(places[i]) - start);
            }
            return;
        }
        int to = into.grow((long) wanted * width);
        byte[] target = into.bytes();
        switch (width) {
            case 4 -> {
                for (int i = 0; i < wanted; i++) {
                    Words.put(target, to + 4 * i, Words.intAt(from, 4 * places[i]));
                }
            }
            case 8 -> {
                for (int i = 0; i < wanted; i++) {
                    Words.put(target, to + 8 * i, Words.longAt(from, 8 * places[i]));
                }
            }
            default -> {
                for (int i = 0; i < wanted; i++) {
                    System.arraycopy(from, width * places[i], target, to + width * i, width);
                }
            }
        }
    }
}
