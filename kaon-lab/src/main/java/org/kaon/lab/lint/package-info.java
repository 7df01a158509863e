/// Traps that a network or an experiment shows before it is trained: what, where, why, and what to
/// do.
///
/// Enter at {@link org.kaon.lab.lint.Lint}. A finding is advice and blocks nothing. This package
/// looks at no data.
@NullMarked
package org.kaon.lab.lint;

import org.jspecify.annotations.NullMarked;
