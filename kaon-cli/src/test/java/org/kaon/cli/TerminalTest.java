package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.lab.run.RunListener.EpochFigures;
import org.kaon.lab.run.RunListener.Step;
import org.kaon.lab.run.TrainingRun;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class TerminalTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void showsTheProgressOnATerminalAndWipesItForALine() {
        Terminal terminal = terminal(true);
        terminal.batch(new Step(2, 4, 50, 100, 0.25));
        assertThat(err.toString()).contains("epoch 2/4", "50/100", "loss 0.25", "left");
        terminal.line("done");
        assertThat(err.toString()).endsWith("\r\033[K");
        assertThat(out).hasToString("done" + System.lineSeparator());
    }

    @Test
    void showsNoProgressElsewhere() {
        Terminal terminal = terminal(false);
        terminal.batch(new Step(1, 1, 1, 1, 0.25));
        terminal.epoch(new EpochFigures(1, 1, Map.of("loss", 0.25)));
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString().strip()).isEqualTo("epoch 1/1  loss 0.2500");
    }

    @Test
    void aStoppedRunSaysHowToGoOn() {
        terminal(false)
                .print(
                        new TrainingRun.Outcome(
                                Path.of("runs", "a"), false, Map.of(), Optional.empty()));
        assertThat(out.toString()).contains("kaon train --resume " + Path.of("runs", "a"));
    }

    @Test
    void timesAreMinutesAndHours() {
        assertThat(Terminal.minutes(65)).isEqualTo("1:05");
        assertThat(Terminal.minutes(3665)).isEqualTo("1:01:05");
    }

    private Terminal terminal(boolean live) {
        return Terminal.of(new PrintWriter(out), new PrintWriter(err), live);
    }
}
