/// Every kind of event that Kaon makes, by name.
///
/// Enter at [Kinds]. This room knows all rooms of generators; none of them knows it.
@NullMarked
package org.kaon.physics.generator.catalog;

import org.jspecify.annotations.NullMarked;
