/// Toy experiments: how often the errors that Kaon prints cover the truth.
@NullMarked
package org.kaon.physics.coverage;

import org.jspecify.annotations.NullMarked;
