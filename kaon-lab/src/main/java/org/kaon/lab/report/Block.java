package org.kaon.lab.report;

/// A part of a section, written as HTML that is well-formed XML too.
public sealed interface Block permits Tiles, Gallery, Table, ModelTable, Facts, Listing, Remark {

    /// Whether there is nothing to show; such a block is left out.
    boolean isEmpty();

    void write(StringBuilder out);
}
