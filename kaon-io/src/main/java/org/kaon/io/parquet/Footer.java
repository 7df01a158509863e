package org.kaon.io.parquet;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// What the end of a file says about it.
///
/// @param schema the columns, outermost
/// @param writer who says to have written the file
record Footer(List<Node> schema, long rows, List<RowGroup> groups, String writer) {

    static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    private static final int TAIL = 8;

    Footer {
        schema = List.copyOf(schema);
        groups = List.copyOf(groups);
    }

    /// A band of rows.
    record RowGroup(long firstRow, long rows, List<ColumnChunk> columns) {
        RowGroup {
            columns = List.copyOf(columns);
        }
    }

    /// The pages of one column in one row group.
    ///
    /// @param unpacked length after decompression, as the file says
    /// @param levels how often each definition level is met
    record ColumnChunk(
            long start, long length, long unpacked, long values, int codec, LevelCounts levels) {

        private static final List<String> CODECS =
                List.of("none", "snappy", "gzip", "lzo", "brotli", "Hadoop's lz4", "zstd", "lz4");

        /// What people call the compression.
        String codecName() {
            return codec >= 0 && codec < CODECS.size() ? CODECS.get(codec) : "codec " + codec;
        }
    }

    static Footer read(BinaryFile file) throws IOException {
        long size = file.size();
        if (size < MAGIC.length + TAIL) {
            throw FormatException.of(file.name(), "", "ends before a Parquet file can.");
        }
        byte[] tail = file.read(size - TAIL, TAIL, "footer");
        long length = Words.intAt(tail, 0) & 0xffff_ffffL;
        String magic = new String(tail, 4, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (magic.equals("PARE")) {
            throw FormatException.of(file.name(), "", "is encrypted, which Kaon does not read.");
        }
        if (!magic.equals("PAR1")) {
            throw file.error(
                    "footer", size - 4, "no PAR1: the file ends early or is no Parquet file.");
        }
        long start = size - TAIL - length;
        if (start < MAGIC.length) {
            throw file.error("footer", size - TAIL, "a length of %d bytes.".formatted(length));
        }
        byte[] bytes = file.read(start, length, "footer");
        try {
            ThriftRecord record = new ThriftReader(bytes, 0, (int) length).read();
            return of(record, file, start);
        } catch (IndexOutOfBoundsException e) {
            throw file.error("footer", start, "is damaged: " + e.getMessage() + ".");
        }
    }

    private static Footer of(ThriftRecord record, BinaryFile file, long start)
            throws FormatException {
        SchemaReader schema = new SchemaReader(record.records(2), file, start);
        List<RowGroup> groups = new ArrayList<>();
        long rows = 0;
        for (ThriftRecord group : record.records(4)) {
            RowGroup read = group(group, groups.size(), rows, schema.columns(), file, start);
            groups.add(read);
            rows += read.rows;
            if (rows < 0) {
                throw file.error("footer", start, "more rows than can be counted.");
            }
        }
        // Some writers leave that to the row groups.
        long told = record.number(3, 0);
        if (told != 0 && told != rows) {
            throw file.error(
                    "footer",
                    start,
                    "%d rows in the row groups, %d in the file.".formatted(rows, told));
        }
        return new Footer(
                schema.read(counts(groups, schema.columns())), rows, groups, record.text(6));
    }

    private static List<LevelCounts> counts(List<RowGroup> groups, int columns) {
        List<LevelCounts> all = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            int column = i;
            all.add(
                    groups.stream()
                            .map(group -> group.columns.get(column).levels)
                            .reduce(LevelCounts.NONE, LevelCounts::plus));
        }
        return all;
    }

    private static RowGroup group(
            ThriftRecord group, int number, long firstRow, int columns, BinaryFile file, long at)
            throws FormatException {
        long rows = group.number(3, -1);
        List<ThriftRecord> chunks = group.records(1);
        if (rows < 0 || chunks.size() != columns) {
            throw file.error(
                    "footer",
                    at,
                    "row group %d has %d rows and %d columns, the schema has %d columns."
                            .formatted(number, rows, chunks.size(), columns));
        }
        List<ColumnChunk> found = new ArrayList<>();
        for (ThriftRecord chunk : chunks) {
            found.add(chunk(chunk, rows, number, file, at));
        }
        return new RowGroup(firstRow, rows, found);
    }

    private static ColumnChunk chunk(
            ThriftRecord chunk, long rows, int group, BinaryFile file, long at)
            throws FormatException {
        ThriftRecord data = chunk.record(3);
        if (chunk.has(1) && !chunk.text(1).isEmpty()) {
            throw file.error(
                    "footer",
                    at,
                    "columns lie in another file (%s), which Kaon does not read."
                            .formatted(chunk.text(1)));
        }
        long first = data.number(9, -1);
        long dictionary = data.number(11, 0);
        long start = dictionary > 0 && dictionary < first ? dictionary : first;
        long length = data.number(7, -1);
        long values = data.number(5, -1);
        if (values == 0 && rows == 0) {
            // Writers that have no rows leave no page, and any place.
            return new ColumnChunk(MAGIC.length, 0, 0, 0, 0, LevelCounts.NONE);
        }
        if (start < MAGIC.length || length < 0 || length > file.size() - start || values < rows) {
            throw file.error(
                    "footer",
                    at,
                    "row group %d: a column of %d values in %d bytes at byte %d cannot be."
                            .formatted(group, values, length, start));
        }
        return new ColumnChunk(
                start,
                length,
                Math.max(0, data.number(6, 0)),
                values,
                data.small(4, -1),
                LevelCounts.of(data));
    }
}
