/// Differentiation of graphs into graphs, of any order: backwards ({@link
/// org.kaon.gradient.Gradients}), forwards ({@link org.kaon.gradient.Jvp}), Hessians along vectors
/// and rows of Jacobians.
///
/// Enter at {@link org.kaon.gradient.Gradients#gradients}. The rules are the ops' own; this package
/// only orders them and adds up what they give, and knows no op but addition, zeros and the
/// stacking of rows.
@NullMarked
package org.kaon.gradient;

import org.jspecify.annotations.NullMarked;
