/// HDF5 files, read and written.
///
/// Enter at [org.kaon.io.hdf5.NewHdf5] (write) and [org.kaon.io.hdf5.Hdf5File] (read). Both sides
/// share [org.kaon.io.hdf5.Datatype]. A writer keeps the names of what it wrote in memory, never
/// the values; a reader reads by positions and believes no size that the file's length does not
/// allow. Sections named in comments are those of the "HDF5 File Format Specification Version 3.0".
@NullMarked
package org.kaon.io.hdf5;

import org.jspecify.annotations.NullMarked;
