package org.kaon.lab.yaml;

/// One mistake in a configuration.
///
/// @param path the value's place in the tree, `training.optimizer` or `samples[0].label`; empty for
///   the whole file
public record Problem(Location location, String path, String message) {

    /// `experiment.yaml:12:5: training.optimizer: expected …`
    @Override
    public String toString() {
        return location + ": " + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
