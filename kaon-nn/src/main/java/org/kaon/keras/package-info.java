/// Models in Keras's files: `.keras` (a zip of Keras 3), `.weights.h5`, and the `.h5` of Keras 1
/// and 2.
///
/// Enter at {@link org.kaon.keras.SavedModel}. A file is an architecture, as Keras 3's JSON in
/// plain maps, and tensors by Kaon's paths (`dense/kernel`); this package knows which weights lie
/// where, and how older files say what Keras 3 says. It knows neither models nor how a layer
/// computes: the package of models reads the maps.
@NullMarked
package org.kaon.keras;

import org.jspecify.annotations.NullMarked;
