/// What is in a file, whatever its format: objects, their columns, sizes and figures.
///
/// Enter at [Inspection], which each format answers; [Overview] lays one out for scripts. The door
/// to all formats is `org.kaon.io.Sources`.
///
/// This package knows columns, and no file format.
@NullMarked
package org.kaon.io.inspect;

import org.jspecify.annotations.NullMarked;
