/// Settings in Keras's JSON form: reading them with clear errors, writing them back, and the tables
/// that name them.
///
/// Enter at {@link org.kaon.config.Config} (the settings of one object) and {@link
/// org.kaon.config.Table} (name → reader). This package knows no layer, loss or optimizer: each of
/// them reads and writes itself.
@NullMarked
package org.kaon.config;

import org.jspecify.annotations.NullMarked;
