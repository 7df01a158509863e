package org.kaon.engine.cpu;

import org.kaon.graph.Value;

/// What a buffer holds: a value and the layout in which it lies there.
record Held(Value value, Layout layout) {}
