package org.kaon.engine.cpu;

/// A value's place in a plan: a buffer and how the value lies in it.
record Slot(Buffer buffer, Layout layout) {}
