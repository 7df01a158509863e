/// The operations: one record a file, with type inference, gradient and static function together.
///
/// Enter at any op's static function ({@link org.kaon.op.Add#add}); what other ops can express is a
/// function and no op ({@link org.kaon.op.Softplus}). Gradients are more graph. Ops know nothing of
/// engines; two marks tell engines what they may do: {@link org.kaon.op.Elementwise} and {@link
/// org.kaon.op.Like}.
@NullMarked
package org.kaon.op;

import org.jspecify.annotations.NullMarked;
