package org.kaon.io.parquet;

import org.kaon.io.column.Column;
import org.kaon.io.column.Fixed;
import org.kaon.io.column.Flat;
import org.kaon.io.column.Jagged;
import org.kaon.io.column.Nullable;
import org.kaon.io.column.Opaque;
import org.kaon.io.column.Struct;
import org.kaon.io.column.Text;

/// Takes columns apart into values and levels: what [Assembly] puts together.
final class Shredding {

    private Shredding() {}

    /// Adds the rows from `from` to `to` to the leaves of `node`.
    static void add(NewNode node, Column column, long from, long to) {
        if (single(column)) {
            node.leaf().orElseThrow().add(column, from, to, 0, 0);
            return;
        }
        for (long i = from; i < to; i++) {
            add(node, column, i, new Levels(0, 0, 0));
        }
    }

    private static boolean single(Column column) {
        return column instanceof Flat || column instanceof Text || column instanceof Opaque;
    }

    /// @param repeats repetition level of the next value
    /// @param defines definition level reached
    /// @param lists how many lists lie around
    private record Levels(int repeats, int defines, int lists) {}

    private static void add(NewNode node, Column column, long row, Levels at) {
        switch (column) {
            case Flat _, Text _, Opaque _ ->
                    node.leaf().orElseThrow().add(column, row, row + 1, at.repeats, at.repeats);
            case Nullable nullable -> {
                if (nullable.valid(row)) {
                    Levels there = new Levels(at.repeats, at.defines + 1, at.lists);
                    add(node, nullable.content(), row, there);
                } else {
                    missing(node, at);
                }
            }
            case Struct struct -> {
                for (int i = 0; i < struct.fields().size(); i++) {
                    add(node.children().get(i), struct.fields().get(i), row, at);
                }
            }
            case Jagged jagged -> {
                long start = jagged.offsets().start(row);
                list(node, jagged.content(), start, jagged.offsets().end(row), at);
            }
            case Fixed fixed -> fixed(node, fixed, row, at);
        }
    }

    private static void fixed(NewNode node, Fixed fixed, long row, Levels at) {
        if (fixed.shape().isEmpty()) {
            add(node, fixed.content(), row, at);
        } else if (fixed.shape().size() == 1) {
            long size = fixed.size();
            list(node, fixed.content(), row * size, (row + 1) * size, at);
        } else {
            int outer = fixed.shape().getFirst();
            Fixed inner =
                    new Fixed(
                            fixed.length() * outer,
                            fixed.shape().subList(1, fixed.shape().size()),
                            fixed.content());
            list(node, inner, row * outer, (row + 1) * outer, at);
        }
    }

    private static void list(NewNode node, Column items, long from, long to, Levels at) {
        if (from == to) {
            missing(node, at);
            return;
        }
        NewNode item = node.children().getFirst().children().getFirst();
        int depth = at.lists + 1;
        if (single(items)) {
            item.leaf().orElseThrow().add(items, from, to, at.repeats, depth);
            return;
        }
        for (long i = from; i < to; i++) {
            int repeats = i == from ? at.repeats : depth;
            add(item, items, i, new Levels(repeats, at.defines + 1, depth));
        }
    }

    private static void missing(NewNode node, Levels at) {
        node.leaf().ifPresent(leaf -> leaf.missing(at.repeats, at.defines));
        node.children().forEach(child -> missing(child, at));
    }
}
