package org.kaon.lab.run;

/// Hears what a run does. Calls come from the thread that trains.
public interface RunListener {

    /// Hears nothing.
    RunListener SILENT = new RunListener() {};

    /// Something worth a line: what was read, what was built, what was found.
    default void line(String text) {}

    /// Something the user should know, though the run goes on.
    default void warning(String text) {}

    /// A batch is done.
    default void batch(Step step) {}

    /// An epoch is done.
    default void epoch(EpochFigures figures) {}

    /// The place of a batch, both counted from 1, and the epoch's mean loss so far.
    ///
    /// @param steps batches in the epoch
    record Step(int epoch, int epochs, long batch, long steps, double loss) {}

    /// The figures of a finished epoch, counted from 1: `loss`, metrics, the same with `val_`.
    record EpochFigures(int epoch, int epochs, java.util.Map<String, Double> figures) {}
}
