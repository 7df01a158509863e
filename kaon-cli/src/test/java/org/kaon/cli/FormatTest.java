package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Every Java file is as google-java-format (AOSP style) leaves it.
///
/// With `-Dkaon.format=write` the test formats the files instead of complaining about them.
class FormatTest {

    private static final String FIX =
            "./mvnw -q -pl kaon-cli -am test -Dtest=FormatTest -Dkaon.format=write"
                    + " -Dsurefire.failIfNoSpecifiedTests=false";

    private final House house = House.here();
    private final Formatter formatter =
            new Formatter(
                    JavaFormatterOptions.builder().style(JavaFormatterOptions.Style.AOSP).build());

    @Test
    void everyJavaFileIsFormatted() throws IOException {
        boolean write = "write".equals(System.getProperty("kaon.format"));
        List<Path> files = house.javaFiles();
        assertThat(files).isNotEmpty();
        List<Path> unformatted =
                files.parallelStream().filter(it -> !formatted(it, write)).toList();
        assertThat(write ? List.<Path>of() : unformatted.stream().map(house::relative).toList())
                .as("not formatted; to format them run\n  %s\n", FIX)
                .isEmpty();
    }

    private boolean formatted(Path file, boolean write) {
        try {
            String source = Files.readString(file);
            String expected = formatter.formatSourceAndFixImports(source);
            if (write && !source.equals(expected)) Files.writeString(file, expected);
            return source.equals(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FormatterException e) {
            throw new AssertionError(house.relative(file) + ": " + e.getMessage(), e);
        }
    }
}
