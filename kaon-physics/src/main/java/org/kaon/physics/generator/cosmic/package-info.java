/// Cosmic rays: air showers on an array of stations, and arrival directions on the sky.
///
/// Enter at [AirShower] and [CosmicSky]. Units: EeV, g/cm², m, ns, rad, and VEM, the signal of a
/// vertical muon in the middle of a station.
@NullMarked
package org.kaon.physics.generator.cosmic;

import org.jspecify.annotations.NullMarked;
