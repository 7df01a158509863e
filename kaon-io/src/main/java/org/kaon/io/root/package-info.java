/// ROOT files: trees of numbers as columns, and a description of everything else.
///
/// Enter at [RootFile]: keys and directories, the description of classes that each file carries
/// (streamers), objects read by it, and [Tree]s. [TreeSource] gives a tree as columns. What a
/// branch holds is decided in one table, [Interpretation#of]; new kinds of branches are added
/// there.
///
/// Only positioned reads, never a memory map. Sizes in a file are compared with what is there
/// before memory is taken. This package knows columns, and no other file format.
///
/// *Source*: ROOT's `io/doc/TFile/*.md`; TTree and TBranch by each file's own streamers.
@NullMarked
package org.kaon.io.root;

import org.jspecify.annotations.NullMarked;
