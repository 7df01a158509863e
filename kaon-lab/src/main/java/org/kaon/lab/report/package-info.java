/// The report of a run: one HTML file with everything that is needed to trust and repeat it, and
/// its figures beside it as SVG and PNG.
///
/// Enter at [org.kaon.lab.report.Report]: give it a title and sections made of blocks
/// ([org.kaon.lab.report.Tiles], [org.kaon.lab.report.Gallery], [org.kaon.lab.report.Table],
/// [org.kaon.lab.report.ModelTable], [org.kaon.lab.report.Facts], [org.kaon.lab.report.Listing],
/// [org.kaon.lab.report.Remark]) and write it to a folder. The page needs no network and no script.
/// The room takes strings, numbers and figures: it knows nothing of networks, experiments or run
/// directories.
@NullMarked
package org.kaon.lab.report;

import org.jspecify.annotations.NullMarked;
