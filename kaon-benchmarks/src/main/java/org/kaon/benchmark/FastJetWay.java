package org.kaon.benchmark;

/// How FastJet's clustering is reached.
public enum FastJetWay {
    /// From C++, arrays of momenta to jets: what FastJet itself takes.
    CPP,
    /// From Python, all events by one call with an awkward array.
    BATCH,
    /// From Python, a call for each event with a list of its particles, made beforehand.
    LIST
}
