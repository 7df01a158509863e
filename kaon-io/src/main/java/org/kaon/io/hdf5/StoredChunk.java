package org.kaon.io.hdf5;

/// A chunk that is in the file.
///
/// @param place number of the chunk along each dimension
/// @param size in the file
/// @param mask filters that were left out, a bit each
record StoredChunk(long[] place, long address, long size, int mask) {}
