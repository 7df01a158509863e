/// Kaon's small language over columns: `sqrt(px^2 + py^2)`, `pt > 30 && abs(eta) < 2.5`,
/// `count(part_E) >= 3`.
///
/// Text → tokens → syntax tree → types against a schema → float64 arrays, one chunk at a time.
/// Enter at [org.kaon.lab.expression.Expression]. Only the functions of its own tables can be
/// called: no code from a configuration is ever executed. Knows columns, nothing of experiments.
@NullMarked
package org.kaon.lab.expression;

import org.jspecify.annotations.NullMarked;
