/// Layers under Keras's names: records of settings that turn graph values into graph values.
///
/// Enter at {@link org.kaon.layer.Layer} and the table {@link org.kaon.layer.Layers}. A layer owns
/// no weights: it asks its {@link org.kaon.layer.Scope} for them by name. Data are channels-last.
/// This package knows no model, no loss and no engine.
@NullMarked
package org.kaon.layer;

import org.jspecify.annotations.NullMarked;
