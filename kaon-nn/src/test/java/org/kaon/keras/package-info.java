/// Numbers that Keras gave, for comparison.
@NullMarked
package org.kaon.keras;

import org.jspecify.annotations.NullMarked;
