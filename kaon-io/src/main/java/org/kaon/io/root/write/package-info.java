/// Writes ROOT files: the container, trees, histograms; other packages put their own records in it.
///
/// Enter at [NewRoot], or for a table at [TreeTable]. The classes that a file may hold are
/// described in it (`streamers.bin`, which a script made), so that any reader that goes by
/// descriptions reads it.
///
/// *Source*: ROOT's `io/doc/TFile/*.md`; classes by the streamers of ROOT 6.
@NullMarked
package org.kaon.io.root.write;

import org.jspecify.annotations.NullMarked;
