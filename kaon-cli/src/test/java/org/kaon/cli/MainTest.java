package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MainTest {

    @Test
    void helpSucceeds() {
        assertThat(Main.run("--help")).isZero();
    }

    @Test
    void aMissingCommandIsAMistakeOfUsage() {
        assertThat(Main.run()).isEqualTo(Failure.USAGE);
    }
}
