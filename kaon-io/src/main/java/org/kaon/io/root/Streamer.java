package org.kaon.io.root;

import java.util.List;
import java.util.Optional;

/// How objects of one version of a class lie in the file.
///
/// *Source*: ROOT `io/doc/TFile/streamerinfo.md`.
record Streamer(String className, int version, List<Element> elements) {

    /// One member, or one base class.
    ///
    /// @param kind the element's own class, e.g. `TStreamerBase`
    /// @param type ROOT's number of the type; see [Types]
    /// @param length number of values of a member of fixed size
    /// @param shape extents of a member of fixed size
    /// @param counter the member that counts the values of this one, empty where there is none
    record Element(
            String kind,
            String name,
            String title,
            int type,
            int length,
            List<Integer> shape,
            String typeName,
            String counter) {}

    Streamer {
        elements = List.copyOf(elements);
    }

    Optional<Element> element(int index) {
        return index >= 0 && index < elements.size()
                ? Optional.of(elements.get(index))
                : Optional.empty();
    }
}
