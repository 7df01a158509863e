package org.kaon.io.parquet;

import org.kaon.io.column.ColumnType;

import java.util.List;

/// A place in the schema: a value, a structure, or a list.
///
/// Each value of a column comes with two levels. The *definition level* says how many of the
/// optional and repeated nodes on the way are there; the *repetition level* says which list goes on
/// (0: a new row).
sealed interface Node {

    String name();

    /// The definition level from which on this node's value is there.
    int level();

    /// Whether values may be missing: the file allows it, and its statistics do not exclude it.
    boolean missing();

    /// The type of the values that are there.
    ColumnType content();

    /// The type of the column.
    default ColumnType type() {
        return missing() ? new ColumnType.Nullable(content()) : content();
    }

    /// The values below, in the order of the file.
    List<Leaf> leaves();

    /// One value.
    ///
    /// @param column the place among the columns of a row group
    /// @param lists how many lists lie around the value
    record Leaf(String name, int level, boolean missing, int column, int lists, ValueType values)
            implements Node {

        @Override
        public ColumnType content() {
            return values.landing().type();
        }

        @Override
        public List<Leaf> leaves() {
            return List.of(this);
        }
    }

    /// Fields side by side.
    record Group(String name, int level, boolean missing, List<Node> fields) implements Node {

        public Group {
            fields = List.copyOf(fields);
        }

        @Override
        public ColumnType content() {
            return new ColumnType.Struct(
                    fields.stream().map(Node::name).toList(),
                    fields.stream().map(Node::type).toList());
        }

        @Override
        public List<Leaf> leaves() {
            return fields.stream().flatMap(field -> field.leaves().stream()).toList();
        }
    }

    /// A list.
    ///
    /// @param itemLevel the definition level from which on an item is there
    /// @param depth how many lists there are, this one counted
    record Many(String name, int level, boolean missing, int itemLevel, int depth, Node item)
            implements Node {

        @Override
        public ColumnType content() {
            return new ColumnType.Jagged(item.type());
        }

        @Override
        public List<Leaf> leaves() {
            return item.leaves();
        }
    }
}
