package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;

import java.io.PrintWriter;
import java.io.StringWriter;

class ProgressTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Progress progress(boolean live, long all) {
        CommandLine line = Main.line();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Progress(line, live, "events", all);
    }

    @Test
    void aTerminalSeesOneLineThatIsWipedAtTheEnd() {
        Progress progress = progress(true, 400);
        progress.reached(100);
        assertThat(err.toString()).startsWith("\r").contains("━━━━━━╌", "100/400 events", "left");
        progress.finish("made");
        assertThat(err.toString()).endsWith("\r\033[K");
        assertThat(out.toString()).startsWith("made (400 events in ").doesNotContain("━");
    }

    @Test
    void aFileSeesTheResultAlone() {
        Progress progress = progress(false, 0);
        progress.reached(0);
        progress.finish("made");
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).startsWith("made (0 events in ");
    }
}
