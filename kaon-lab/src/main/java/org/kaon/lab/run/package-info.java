/// Runs: an experiment carried out, its directory, its resumption, its results and its report.
///
/// Enter at [org.kaon.lab.run.TrainingRun] (start, resume), [org.kaon.lab.run.Scoring] (score a
/// file with a run's network) and [org.kaon.lab.run.RunReport] (build the report anew from the
/// directory alone). Everything about one run lies in its [org.kaon.lab.run.RunDirectory]. Prints
/// nothing and parses no arguments: it speaks through [org.kaon.lab.run.RunListener].
@NullMarked
package org.kaon.lab.run;

import org.jspecify.annotations.NullMarked;
