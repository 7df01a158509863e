package org.kaon.lab.run;

import org.kaon.callback.Stop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What may be said about a run beside its experiment.
///
/// @param out the run's directory; otherwise the next free `runs/NAME/NUMBER`
/// @param overrides `path=value` for the experiment
/// @param threads 0 for the default
/// @param checkFinite whether the first NaN or infinity ends the run, with the op and layer named
/// @param stop a request ends training after the batch, with a checkpoint
public record RunOptions(
        Optional<Path> out, List<String> overrides, int threads, boolean checkFinite, Stop stop) {

    public RunOptions {
        overrides = List.copyOf(overrides);
    }

    /// Nothing said.
    public static RunOptions standard() {
        return new RunOptions(Optional.empty(), List.of(), 0, false, new Stop());
    }

    /// The run's directory.
    public RunOptions out(Path folder) {
        return new RunOptions(Optional.of(folder), overrides, threads, checkFinite, stop);
    }

    /// One more override.
    public RunOptions set(String override) {
        List<String> more = new ArrayList<>(overrides);
        more.add(override);
        return new RunOptions(out, more, threads, checkFinite, stop);
    }

    /// The number of threads, 0 for the default.
    public RunOptions threads(int count) {
        return new RunOptions(out, overrides, count, checkFinite, stop);
    }

    /// Whether every number is looked at.
    public RunOptions checkFinite(boolean check) {
        return new RunOptions(out, overrides, threads, check, stop);
    }

    /// What is asked to stop.
    public RunOptions stop(Stop other) {
        return new RunOptions(out, overrides, threads, checkFinite, other);
    }
}
