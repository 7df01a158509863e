package org.kaon.io.hdf5;

/// A group or data set of a file.
public sealed interface Hdf5Object permits Group, Dataset {

    /// Where it was found: `layers/dense/vars/0`; empty for the root.
    String path();

    Attributes attributes();
}
