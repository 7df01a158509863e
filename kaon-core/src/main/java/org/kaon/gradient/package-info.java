/// Differentiation of graphs into graphs, backwards from a scalar.
///
/// Enter at {@link org.kaon.gradient.Gradients#gradients}. The rules are the ops' own; this package
/// only orders them and adds up what they give, and knows no op but addition and zeros.
@NullMarked
package org.kaon.gradient;

import org.jspecify.annotations.NullMarked;
