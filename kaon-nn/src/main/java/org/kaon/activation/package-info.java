/// Activation functions under Keras's names, as functions over graph values.
///
/// Enter at {@link org.kaon.activation.Activation}. This package knows no layer.
@NullMarked
package org.kaon.activation;

import org.jspecify.annotations.NullMarked;
