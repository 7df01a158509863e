package org.kaon.benchmark;

import org.kaon.graph.Graph;

import java.util.function.Supplier;

/// One op on a size that is met in practice, and the least it must do: bytes of all inputs and
/// outputs once, floating-point operations (0 where only memory counts).
record OpCase(String name, String size, long bytes, long flops, Supplier<Graph> graph) {}
