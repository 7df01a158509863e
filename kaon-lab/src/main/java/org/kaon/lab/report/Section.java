package org.kaon.lab.report;

import java.util.List;

/// A titled part of a report; one whose blocks are all empty is left out.
public record Section(String title, List<Block> blocks) {

    public Section {
        blocks = blocks.stream().filter(block -> !block.isEmpty()).toList();
    }
}
