/// RNTuple, ROOT's columnar format since version 6.34, as columns.
///
/// Enter at [NtupleSource]. A `Description` is what header and footer say: fields, columns, and the
/// clusters with their pages; what a field becomes is decided in one table, `Fields`. Every
/// envelope, and every page that has one, is checked against its XXH3 checksum before a number in
/// it is used.
///
/// This package takes bytes from a ROOT file ([org.kaon.io.root.Container]) and knows nothing of
/// trees.
///
/// *Source*: ROOT's `tree/ntuple/doc/BinaryFormatSpecification.md`, version 1.0.0.1; its section
/// names are cited as they are.
@NullMarked
package org.kaon.io.rntuple;

import org.jspecify.annotations.NullMarked;
