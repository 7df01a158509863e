/// What happens around training: progress, histories, checkpoints, early stopping.
///
/// Enter at {@link org.kaon.callback.Callback}; a callback sees training through {@link
/// org.kaon.callback.Training}. Whatever a callback remembers is part of a checkpoint. This package
/// knows no model and no engine.
@NullMarked
package org.kaon.callback;

import org.jspecify.annotations.NullMarked;
