/// Where weights start: initialisers under Keras's names, seeded by (model seed, weight path).
///
/// Enter at {@link org.kaon.initializer.Initializer} and the table {@link
/// org.kaon.initializer.Initializers}. Values are drawn on one thread from a named JDK generator,
/// so bits do not depend on threads. This package knows no layer.
@NullMarked
package org.kaon.initializer;

import org.jspecify.annotations.NullMarked;
