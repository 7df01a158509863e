/// Optimizers under Keras's names, as graph: from weights and gradients to next weights.
///
/// Enter at {@link org.kaon.optimizer.Optimizer} and the table {@link
/// org.kaon.optimizer.Optimizers}. An optimizer sees all weights at once and keeps its moments in
/// slots. This package knows no layer, no loss and no engine.
@NullMarked
package org.kaon.optimizer;

import org.jspecify.annotations.NullMarked;
