package org.kaon.io.parquet;

/// Texts whose lengths come first, as differences.
///
/// *Source*: `Encodings.md`, "Delta-length byte array" and "Delta Strings".
final class DeltaTexts {

    private DeltaTexts() {}

    /// All lengths, then all bytes.
    static Values lengths(byte[] page, int at, int end, int most) {
        DeltaNumbers lengths = DeltaNumbers.read(page, at, end, most);
        int[] next = {0, lengths.end()};
        return (count, into) -> {
            for (int i = 0; i < count; i++) {
                long length = lengths.numbers()[next[0]++];
                if (length < 0 || length > end - next[1]) {
                    throw new IndexOutOfBoundsException("values end early");
                }
                into.add(page, next[1], (int) length);
                next[1] += (int) length;
            }
        };
    }

    /// How much each text repeats of the one before, then what it adds.
    static Values prefixes(byte[] page, int at, int end, int most) {
        DeltaNumbers prefixes = DeltaNumbers.read(page, at, end, most);
        Values rest = lengths(page, prefixes.end(), end, most);
        ValueBuffer added = new ValueBuffer(true);
        ValueBuffer last = new ValueBuffer(true);
        int[] next = {0};
        return (count, into) -> {
            for (int i = 0; i < count; i++) {
                long prefix = prefixes.numbers()[next[0]++];
                if (prefix < 0 || prefix > last.size()) {
                    throw new IndexOutOfBoundsException("a prefix of %d bytes".formatted(prefix));
                }
                added.clear();
                rest.read(1, added);
                int length = (int) prefix;
                int from = into.grow(length + (long) added.size());
                System.arraycopy(last.bytes(), 0, into.bytes(), from, length);
                System.arraycopy(added.bytes(), 0, into.bytes(), from + length, added.size());
                into.ended();
                last.clear();
                last.add(into.bytes(), from, length + added.size());
            }
        };
    }
}
