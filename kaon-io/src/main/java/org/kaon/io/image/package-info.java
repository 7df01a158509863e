/// Pictures with their classes as tables: folders and ZIP archives of PNG and JPEG files, IDX files
/// (MNIST and its like), CIFAR's binary batches.
///
/// Enter at [PictureSource]. Its rows are pictures: `image` (height × width × channels, uint8),
/// `label` (the class's number) and `class` (its name), as far as the files tell. This package
/// knows no other format and no deep learning.
@NullMarked
package org.kaon.io.image;

import org.jspecify.annotations.NullMarked;
