package org.kaon.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Whatever happens to a file, opening and reading it through the one door ends in values or in a
/// [FormatException] that begins with the file's name, in bounded memory.
///
/// With `-Dkaon.fuzz.table=FILE` the slow test adds a line there for each format.
class DamagedFilesTest {

    private static final int QUICK = 200;
    private static final int THOROUGH = 20_000;

    @TempDir private Path folder = Path.of("");

    static Stream<String> formats() {
        return Subject.FORMATS.stream();
    }

    private boolean same(Subject subject, byte[] bytes, long expected) throws IOException {
        Path file = Files.write(folder.resolve(subject.file()), bytes);
        try (Source source = Sources.open(file + subject.object(), Path.of(""))) {
            return Budget.digest(source) == expected;
        } catch (FormatException e) {
            assertThat(e.getMessage()).contains(subject.file());
            throw e;
        }
    }

    private Damage damage(String format, int times, int cuts) throws IOException {
        List<Subject> subjects = Subject.of(format, folder);
        boolean checked = subjects.stream().allMatch(Subject::checked);
        int[] turn = {0};
        long[] digests = new long[subjects.size()];
        for (int i = 0; i < digests.length; i++) {
            Subject subject = subjects.get(i);
            Path file = Files.write(folder.resolve(subject.file()), subject.bytes());
            try (Source source = Sources.open(file + subject.object(), Path.of(""))) {
                digests[i] = Budget.digest(source);
            }
        }
        Damage damage =
                new Damage(
                        format,
                        checked,
                        bytes -> same(subjects.get(turn[0]), bytes, digests[turn[0]]));
        for (int i = 0; i < subjects.size(); i++) {
            turn[0] = i;
            damage.change(subjects.get(i).bytes(), times / subjects.size(), 7 + i);
            damage.cut(subjects.get(i).bytes(), cuts / subjects.size());
        }
        return damage;
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Timeout(120)
    void endInValuesOrAnError(String format) throws IOException {
        Damage damage = damage(format, QUICK, 100);
        assertThat(damage.all()).isGreaterThan(QUICK);
        assertThat(damage.refused()).isGreaterThan(50);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("formats")
    @Timeout(3600)
    void endInValuesOrAnErrorHoweverOftenTried(String format) throws IOException {
        Damage damage = damage(format, THOROUGH, 2000);
        assertThat(damage.refused()).isGreaterThan(THOROUGH / 20);
        String table = System.getProperty("kaon.fuzz.table", "");
        if (!table.isEmpty()) {
            Files.writeString(
                    Path.of(table),
                    damage.line() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    @Timeout(60)
    void mayShrinkWhileTheyAreRead(String format) throws IOException {
        for (Subject subject : Subject.of(format, folder)) {
            Path file = Files.write(folder.resolve(subject.file()), subject.bytes());
            try (Source source = Sources.open(file + subject.object(), Path.of(""))) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(subject.bytes().length / 3);
                }
                long rows = source.rows();
                try {
                    assertThat(Tables.readAll(source)).isEqualTo(rows);
                } catch (FormatException e) {
                    assertThat(e.getMessage()).contains(subject.file());
                }
            }
        }
    }

    @Test
    void emptyFilesAndZerosAreRefused() throws IOException {
        for (int length : new int[] {0, 1, 7, 1000}) {
            Path file = Files.write(folder.resolve("zeros"), new byte[length]);
            assertThatThrownBy(() -> Sources.open(file.toString(), Path.of("")).close())
                    .isInstanceOf(FormatException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }
}
