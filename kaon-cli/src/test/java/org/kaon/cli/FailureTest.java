package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.io.column.FormatException;

import picocli.CommandLine;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;

class FailureTest {

    @Test
    void aMissingFileIsNamed() {
        assertThat(Failure.of(new NoSuchFileException("a.root")))
                .isEqualTo(new Failure("a.root: no such file", Failure.INPUT));
    }

    @Test
    void aWrappedReadErrorIsUnwrapped() {
        IOException cause = FormatException.of("a.root", "", "is no ROOT file");
        assertThat(Failure.of(new UncheckedIOException(cause)))
                .isEqualTo(new Failure("a.root: is no ROOT file", Failure.INPUT));
    }

    @Test
    void anUnexpectedErrorSaysHowToReportIt() {
        Failure failure = Failure.of(new IllegalStateException("odd"));
        assertThat(failure.message()).contains("IllegalStateException: odd").contains("--debug");
        assertThat(failure.code()).isEqualTo(Failure.INTERNAL);
    }

    @Test
    void theStackTraceComesOnlyWhenAskedFor() {
        assertThat(told(false)).isEqualTo("kaon: a.root: no such file\n");
        assertThat(told(true)).contains("at org.kaon.cli.FailureTest").endsWith("no such file\n");
    }

    private static String told(boolean debug) {
        StringWriter err = new StringWriter();
        CommandLine line = new CommandLine(new Kaon()).setErr(new PrintWriter(err));
        Failure.report(new NoSuchFileException("a.root"), line, debug);
        return err.toString().replace(System.lineSeparator(), "\n");
    }
}
