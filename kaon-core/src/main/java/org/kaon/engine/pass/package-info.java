/// Rewrites of graphs that any engine may use: each takes a graph and returns one that computes the
/// same.
///
/// {@link org.kaon.engine.pass.Stabilise} belongs before differentiation; the others after the
/// extents are bound, in the order {@link org.kaon.engine.pass.ResolveShapes}, {@link
/// org.kaon.engine.pass.FoldConstants}, {@link org.kaon.engine.pass.AbsorbBroadcasts}, {@link
/// org.kaon.engine.pass.MergeEqual}, {@link org.kaon.engine.pass.JoinSums}. What nobody needs any
/// more falls away by itself, since a graph is what its roots reach. This package knows no engine.
@NullMarked
package org.kaon.engine.pass;

import org.jspecify.annotations.NullMarked;
