/// Text tables: a line for each row, a separator between cells, names in the first line or not.
///
/// Enter at [CsvSource] to read and at [CsvTable] or [CsvWriter] to write. This package knows no
/// other format.
///
/// *Source*: RFC 4180.
@NullMarked
package org.kaon.io.csv;

import org.jspecify.annotations.NullMarked;
