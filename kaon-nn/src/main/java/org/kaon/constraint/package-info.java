/// What weights are brought back to after each step of training, under Keras's names.
///
/// Enter at {@link org.kaon.constraint.Constraint} and the table {@link
/// org.kaon.constraint.Constraints}. This package knows no layer.
@NullMarked
package org.kaon.constraint;

import org.jspecify.annotations.NullMarked;
