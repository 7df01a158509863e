/// Measurements of speed, each beside a yardstick from the same machine and the same minutes.
///
/// Enter at {@link org.kaon.benchmark.StepBench}. Nothing here is a test: figures depend on the
/// machine and on what else it does.
@NullMarked
package org.kaon.benchmark;

import org.jspecify.annotations.NullMarked;
