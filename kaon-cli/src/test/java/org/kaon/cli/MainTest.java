package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryCommand() {
        assertThat(kaon("--help")).isZero();
        assertThat(out.toString()).contains("Usage: kaon", "inspect", "examples/top-tagging");
    }

    @Test
    void aMissingCommandIsAMistakeOfUsage() {
        assertThat(kaon()).isEqualTo(Failure.USAGE);
        assertThat(err.toString()).startsWith("kaon: Which command?");
    }

    @Test
    void aMistypedCommandNamesTheNearest() {
        assertThat(kaon("inspcet")).isEqualTo(Failure.USAGE);
        assertThat(err.toString()).contains("inspect");
    }

    private int kaon(String... arguments) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return Main.run(line, arguments);
    }
}
