/// Text tables: a line of names, then a line for each row, commas between values.
///
/// Enter at [CsvWriter]. This package knows no other format.
///
/// *Source*: RFC 4180.
@NullMarked
package org.kaon.io.csv;

import org.jspecify.annotations.NullMarked;
