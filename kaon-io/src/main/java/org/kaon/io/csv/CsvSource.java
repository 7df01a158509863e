package org.kaon.io.csv;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Memory;
import org.kaon.io.column.Projection;
import org.kaon.io.column.Reader;
import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;
import org.kaon.io.column.Split;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A table in a text file: cells between commas, semicolons, tabs, bars or spaces, with a row of
/// names or without; as it is, or in gzip or Zstandard.
///
/// The file is read once when it is opened: that tells the rows, and the type of each column from
/// all of its cells ([#decisions]). The numbers found stay in memory, up to 256 MiB of them; what
/// is beyond that, and texts, are read from the file again. Columns without names are `0`, `1`, …
public final class CsvSource implements Source {

    private static final long SPLIT = 8 << 20;

    // Numbers that stay in memory between passes: about as many bytes as a text of them.
    private static final long KEPT = 256 << 20;

    /// A column's type, and what made it so.
    public record Decision(String column, String why) {}

    private final TextFile text;
    private final Dialect dialect;
    private final Survey survey;
    private final Store store;
    private final Schema schema;

    private CsvSource(TextFile text, Dialect dialect, Survey survey, Store store) {
        this.text = text;
        this.dialect = dialect;
        this.store = store;
        this.survey = survey;
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = 0; i < dialect.names().size(); i++) {
            fields.add(new Schema.Field(dialect.names().get(i), survey.guesses().get(i).type()));
        }
        this.schema = new Schema(fields);
    }

    /// Whether a file is called a text table, or looks like one with several columns and rows.
    public static boolean recognises(Path path) throws IOException {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        if (name.matches(".*\\.(csv|tsv)(\\.gz|\\.zst)?")) {
            return true;
        }
        try (BinaryFile file = BinaryFile.open(path)) {
            TextFile text = TextFile.of(file);
            Optional<Dialect> found = Dialect.recognise(text, Header.Setting.ASK_THE_TEXT);
            return found.isPresent()
                    && found.get().names().size() > 1
                    && rows(found.get().of(text), found.get());
        } catch (FormatException e) {
            return false;
        }
    }

    private static boolean rows(TextFile text, Dialect dialect) throws IOException {
        try (Window window = new Window(text, dialect.start())) {
            return window.end() > window.at();
        }
    }

    /// Whether a text can be a setting of [#open].
    public static boolean isSetting(String text) {
        return text.startsWith("header=");
    }

    /// Opens a file.
    ///
    /// *Errors*: [FormatException] with the line, where a row has more or fewer cells than the
    /// first, or a quote is not closed.
    public static CsvSource open(Path path) throws IOException {
        return open(path, "");
    }

    /// Opens a file with `header=yes` or `header=no`, where it is not left to the text whether its
    /// first row holds names.
    ///
    /// *Errors*: as without; [FormatException] for any other setting.
    public static CsvSource open(Path path, String setting) throws IOException {
        Header.Setting header = Header.Setting.of(path, setting);
        BinaryFile file = BinaryFile.open(path);
        try {
            return of(file, header, KEPT);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// The table in a file that is open; the source closes it.
    ///
    /// @param kept bytes of numbers that may stay in memory
    static CsvSource of(BinaryFile file, Header.Setting header, long kept) throws IOException {
        if (file.size() == 0) {
            throw FormatException.of(file.name(), "", "is empty.");
        }
        TextFile text = TextFile.of(file);
        Dialect dialect = dialect(text, header);
        Store store = new Store(kept);
        try {
            Survey survey = Survey.of(dialect.of(text), dialect, store);
            return new CsvSource(dialect.of(text), dialect, survey, store);
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private static Dialect dialect(TextFile text, Header.Setting header) throws IOException {
        Optional<Dialect> agreed = Dialect.recognise(text, header);
        if (agreed.isPresent() && agreed.get().names().size() > 1) {
            return agreed.get();
        }
        // Rows that differ are told with their line later.
        Optional<Dialect> found = Dialect.suppose(text, header).or(() -> agreed);
        if (found.isEmpty()) {
            throw FormatException.of(
                    text.file().name(),
                    "",
                    "is no table: its first rows have different numbers of cells, whatever the"
                            + " separator (known: comma, semicolon, tab, bar, blanks).");
        }
        return found.get();
    }

    /// The type of each column, and what made it so.
    public List<Decision> decisions() {
        List<Decision> all = new ArrayList<>();
        for (int i = 0; i < dialect.names().size(); i++) {
            all.add(new Decision(dialect.names().get(i), survey.guesses().get(i).decision()));
        }
        return all;
    }

    /// What stands between cells.
    public char separator() {
        return dialect.separator();
    }

    /// Whether the text names its columns.
    public boolean header() {
        return dialect.header();
    }

    /// How it was decided on the names.
    public String names() {
        return dialect.why();
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public long rows() {
        return survey.rows();
    }

    @Override
    public List<Split> splits() {
        List<Split> splits = new ArrayList<>();
        long first = 0;
        long position = dialect.start();
        for (Survey.Block block : survey.blocks()) {
            // What is read from its start is not cut.
            if (text.seekable() && block.position() - position >= SPLIT) {
                splits.add(new Split(first, block.row() - first));
                first = block.row();
                position = block.position();
            }
        }
        if (rows() > first) {
            splits.add(new Split(first, rows() - first));
        }
        return List.copyOf(splits);
    }

    @Override
    public Reader open(Split rows, Projection columns, Memory memory) throws IOException {
        Schema wanted = schema.select(columns, text.file().name(), "");
        if (rows.end() > rows()) {
            throw FormatException.of(
                    text.file().name(),
                    "",
                    "has %d rows, asked for %d to %d."
                            .formatted(rows(), rows.firstRow(), rows.end()));
        }
        List<Integer> places = new ArrayList<>();
        for (Schema.Field field : wanted.fields()) {
            places.add(schema.names().indexOf(schema.find(field.name()).orElseThrow().name()));
        }
        return new CsvReader(
                text, dialect, survey, new CsvReader.Wanted(wanted, places), rows, memory);
    }

    @Override
    public void close() throws IOException {
        store.close();
        text.file().close();
    }
}
