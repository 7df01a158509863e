package org.kaon.physics.vector;

/// Which four numbers describe a four-vector, and in which order.
public enum Coordinates {
    /// Energy and momentum along the three axes.
    E_PX_PY_PZ,
    /// Transverse momentum, pseudorapidity, azimuth, mass.
    PT_ETA_PHI_M
}
