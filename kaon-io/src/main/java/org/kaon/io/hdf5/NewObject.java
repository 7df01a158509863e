package org.kaon.io.hdf5;

import java.io.IOException;

/// A group or data set of a file under construction.
public sealed interface NewObject permits NewGroup, NewDataset {

    /// Its attributes, to be added until the file is complete.
    NewAttributes attributes();

    /// Writes what is left to write and gives the header's address. For [NewHdf5].
    long write() throws IOException;
}
