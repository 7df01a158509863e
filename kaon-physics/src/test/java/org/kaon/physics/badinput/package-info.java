/// What comes out where bad input goes in, for everything that is public.
@NullMarked
package org.kaon.physics.badinput;

import org.jspecify.annotations.NullMarked;
