/// How numbers of a file's events are distributed, class by class.
///
/// Enter at [org.kaon.lab.distribution.Distributions]. Knows columns, expressions and figures;
/// nothing of experiments and runs.
@NullMarked
package org.kaon.lab.distribution;

import org.jspecify.annotations.NullMarked;
