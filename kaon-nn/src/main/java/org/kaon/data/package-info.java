/// Batches for training: datasets over memory or over streams of rows, seeded shuffling, prefetch.
///
/// Enter at {@link org.kaon.data.Dataset}; {@link org.kaon.data.TensorDataset} holds rows in memory
/// and {@link org.kaon.data.StreamDataset} reads them in bounded memory. Rows are put into batches
/// on a thread of their own, which never calls the engine. This package knows no layer and no file
/// format.
@NullMarked
package org.kaon.data;

import org.jspecify.annotations.NullMarked;
