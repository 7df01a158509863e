package org.kaon.physics.badinput;

import java.util.List;

/// A part of the page.
interface Chapter {

    /// How many answers it holds.
    int cells();

    /// Its text.
    ///
    /// @param faults to which is added what must not be
    String markdown(List<String> faults);
}
