/// Jets as networks see them: images and rows of constituents.
///
/// Enter at [JetImage] (settings; its [Intensity] says which channels a pixel has) and [JetPainter]
/// (one jet into memory), [ConstituentRow] (leading constituents as flat columns) and [MeanImage]
/// (running mean of the images of each class).
///
/// Units: GeV, rad, c = 1. Randomness: none.
///
/// This room knows four-vectors in memory. It must not know files, tensors or networks.
@NullMarked
package org.kaon.physics.jet;

import org.jspecify.annotations.NullMarked;
