package org.kaon.physics.jet;

import java.util.List;

/// What the pixels of a jet's picture add up, one number for each channel.
@SuppressWarnings("ImmutableEnumChecker") // lists that List.of made
public enum Intensity {
    /// The pT of all constituents.
    PT("pT"),
    /// The pT of charged constituents, the pT of neutral ones, and how many are charged.
    ///
    /// *Source*: Komiske, Metodiev, Schwartz 2017 (arXiv:1612.01551).
    COLOR("charged pT", "neutral pT", "charged multiplicity");

    /// A constituent is charged from this |charge| on: partons, and codes of towers that are read
    /// as partons, count as neutral.
    static final double CHARGED = 1;

    private final List<String> channels;

    Intensity(String... channels) {
        this.channels = List.of(channels);
    }

    /// What each channel holds.
    public List<String> channels() {
        return channels;
    }

    /// Whether a channel is a sum of pT, not a number of constituents.
    boolean isMomentum(int channel) {
        return channel < 2;
    }
}
