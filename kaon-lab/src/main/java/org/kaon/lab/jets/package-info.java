/// Jets of the events of a file, with their features as columns of another.
///
/// Enter at [JetTable]. This room binds columns to the jets of `org.kaon.physics`; it knows no
/// experiment and no network.
@NullMarked
package org.kaon.lab.jets;

import org.jspecify.annotations.NullMarked;
