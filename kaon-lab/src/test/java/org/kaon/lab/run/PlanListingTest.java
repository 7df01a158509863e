package org.kaon.lab.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class PlanListingTest {

    @TempDir private Path folder;

    @Test
    void showsTheNetworkAndItsPlanWithoutAnyEvent() {
        Path yaml = Problem.yaml(folder, Problem.CLOUDS.replace("clouds", "nowhere"));
        assertThat(PlanListing.of(yaml, List.of("training.batch_size=48"), 1))
                .contains("dense (Dense)", "Total params: 42", "48");
    }
}
