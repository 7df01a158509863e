/// Parquet files: tables of columns, cut into row groups, packed page by page.
///
/// Enter at [ParquetSource] to read and at [ParquetTable] to write. This package knows no other
/// format.
///
/// *Source*: Apache Parquet, `parquet-format` 2.11: `parquet.thrift`, `Encodings.md`,
/// `LogicalTypes.md`, "Dremel" levels after Melnik et al., VLDB 3 (2010) 330.
@NullMarked
package org.kaon.io.parquet;

import org.jspecify.annotations.NullMarked;
