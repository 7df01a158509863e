/// The CPU engine: graphs lowered to oneDNN primitives and Kaon's own kernels.
///
/// Enter at {@link org.kaon.engine.cpu.CpuEngine}. The table from op to lowering is {@link
/// org.kaon.engine.cpu.Lowerings}; nothing outside this package knows of oneDNN.
@NullMarked
package org.kaon.engine.cpu;

import org.jspecify.annotations.NullMarked;
