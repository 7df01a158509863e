/// Tests of traps.
@NullMarked
package org.kaon.lab.lint;

import org.jspecify.annotations.NullMarked;
