/// An experiment as data: what its YAML file says, checked, with every default filled in.
///
/// Enter at [org.kaon.lab.experiment.Experiment]. Each record reads itself from the YAML tree and
/// writes itself back. Nothing here opens a data file or trains.
@NullMarked
package org.kaon.lab.experiment;

import org.jspecify.annotations.NullMarked;
