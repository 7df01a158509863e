package org.kaon.physics.cluster;

/// What the momentum of two joined particles is.
public enum Recombination {
    /// The sum of the four-vectors.
    E_SCHEME,
    /// Winner takes all: rapidity, azimuth and mass of the one with the larger pT (the first where
    /// equal), and the sum of both pT, so that the axis does not recoil against soft radiation.
    ///
    /// Source: Bertolini, Chan and Thaler, JHEP 04 (2014) 013; Larkoski, Neill and Thaler, JHEP 04
    /// (2014) 017.
    WINNER_TAKES_ALL
}
