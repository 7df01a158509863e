/// Penalties on weights and on layers' results that join the loss, under Keras's names.
///
/// Enter at {@link org.kaon.regularizer.Regularizer} and the table {@link
/// org.kaon.regularizer.Regularizers}. This package knows no layer.
@NullMarked
package org.kaon.regularizer;

import org.jspecify.annotations.NullMarked;
