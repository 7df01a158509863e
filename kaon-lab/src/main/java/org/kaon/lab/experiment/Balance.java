package org.kaon.lab.experiment;

/// In which proportion the events of an epoch are drawn. Unless it is [#ROWS], what has few events
/// is seen more than once in an epoch, and what has many is seen in parts, epoch after epoch.
public enum Balance {
    /// Every event once.
    ROWS,
    /// Every class as often as any other.
    CLASSES,
    /// Every sample as often as any other.
    SAMPLES
}
