/// The bytes of files: read by position, and unpacked into no more than what was announced.
///
/// Enter at [BinaryFile] and [Unpacking]. This package knows no file format.
@NullMarked
package org.kaon.io.bytes;

import org.jspecify.annotations.NullMarked;
