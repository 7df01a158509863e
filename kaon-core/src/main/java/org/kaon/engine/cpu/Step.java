package org.kaon.engine.cpu;

import java.util.List;

/// One thing a plan does: a oneDNN primitive or a kernel of Kaon's.
interface Step {

    List<Buffer> reads();

    List<Buffer> writes();

    /// What does the work on the memory of a site, each time it is run, and allocates nothing. A
    /// step may be bound at several sites, whose work then runs side by side.
    Runnable bind(Site site);

    /// One line for the dump, without buffers.
    String text();
}
