package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.List;
import java.util.Optional;

/// What a branch holds, decided from its class and its description.
sealed interface Interpretation {

    /// The type of the branch's column.
    ColumnType type();

    /// The C++ name of what one entry holds.
    String typeName();

    /// One number, or an array of fixed shape, in each entry.
    record Numbers(ElementType element, List<Integer> shape) implements Interpretation {
        public Numbers {
            shape = List.copyOf(shape);
        }

        @Override
        public ColumnType type() {
            return shaped(element, shape);
        }

        @Override
        public String typeName() {
            return Types.cpp(element) + brackets(shape);
        }
    }

    /// A list of numbers, or of arrays of fixed shape, in each entry.
    ///
    /// @param header bytes in front of each entry
    /// @param container what C++ calls it, e.g. `std::vector`; empty for an array with a counter
    record Lists(ElementType element, List<Integer> shape, int header, String container)
            implements Interpretation {
        public Lists {
            shape = List.copyOf(shape);
        }

        @Override
        public ColumnType type() {
            return new ColumnType.Jagged(shaped(element, shape));
        }

        @Override
        public String typeName() {
            String name = Types.cpp(element);
            return container.isEmpty()
                    ? name + "[]" + brackets(shape)
                    : container + "<" + name + ">";
        }
    }

    /// The flags of a TObject, 4 bytes or 6 of which 4 count, in each entry or in a list.
    record Flags(boolean lists) implements Interpretation {
        @Override
        public ColumnType type() {
            ColumnType flags = new ColumnType.Flat(ElementType.UINT32);
            return lists ? new ColumnType.Jagged(flags) : flags;
        }

        @Override
        public String typeName() {
            return lists ? "uint32_t[]" : "uint32_t";
        }
    }

    /// What an entry holds of a type.
    enum Entry {
        /// One value.
        ONE,
        /// One value behind the name of its class.
        NAMED,
        /// A value for each item of a collection.
        ITEMS
    }

    /// Values of a type that is put together from others.
    record Formed(Form form, Entry entry, String typeName) implements Interpretation {
        @Override
        public ColumnType type() {
            return entry == Entry.ITEMS ? new ColumnType.Jagged(form.type()) : form.type();
        }
    }

    /// Bytes that are not read.
    record Unknown(String typeName, String reason) implements Interpretation {
        @Override
        public ColumnType type() {
            return new ColumnType.Opaque(typeName, reason);
        }
    }

    /// A way to recognise branches; empty where it is another's turn.
    @FunctionalInterface
    interface Rule {
        Optional<Interpretation> apply(BranchRecord branch);
    }

    /// All rules in their order; the first that answers wins.
    List<Rule> TABLE =
            List.of(
                    LeafRules::damaged,
                    LeafRules::single,
                    LeafRules::several,
                    ElementRules::counts,
                    ElementRules::flags,
                    ElementRules::number,
                    ElementRules::countedPointer,
                    ElementRules::vector,
                    FormRules::whole,
                    FormRules::member);

    /// Most values of an array of fixed shape in one entry: a basket ends below 2 GiB.
    int LARGEST = 1 << 28;

    /// What `branch` holds.
    static Interpretation of(BranchRecord branch) {
        for (Rule rule : TABLE) {
            Optional<Interpretation> found = rule.apply(branch);
            if (found.isPresent()) {
                return sensible(found.get());
            }
        }
        return new Unknown(ElementRules.typeName(branch), "its type is not known");
    }

    private static Interpretation sensible(Interpretation found) {
        List<Integer> shape =
                switch (found) {
                    case Numbers numbers -> numbers.shape;
                    case Lists lists -> lists.shape;
                    case Flags _, Formed _, Unknown _ -> List.of();
                };
        return sensible(shape)
                ? found
                : new Unknown(found.typeName(), "entries of shape " + shape + " make no sense");
    }

    /// Whether an array of that shape fits into a basket.
    static boolean sensible(List<Integer> shape) {
        long size = 1;
        for (int extent : shape) {
            size = extent > 0 && size <= LARGEST ? size * extent : Long.MAX_VALUE;
        }
        return size <= LARGEST;
    }

    private static ColumnType shaped(ElementType element, List<Integer> shape) {
        ColumnType flat = new ColumnType.Flat(element);
        return shape.isEmpty() ? flat : new ColumnType.Fixed(shape, flat);
    }

    /// `[3][4]` for the extents 3 and 4.
    static String brackets(List<Integer> shape) {
        StringBuilder text = new StringBuilder();
        shape.forEach(extent -> text.append('[').append(extent).append(']'));
        return text.toString();
    }
}
