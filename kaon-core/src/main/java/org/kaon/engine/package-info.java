/// What runs graphs: an engine compiles a graph into a plan, and a plan runs again and again.
///
/// Enter at {@link org.kaon.engine.Engine}. Ops and graphs know nothing of this package; each
/// engine is a package below it.
@NullMarked
package org.kaon.engine;

import org.jspecify.annotations.NullMarked;
