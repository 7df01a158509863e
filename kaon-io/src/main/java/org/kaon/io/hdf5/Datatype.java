package org.kaon.io.hdf5;

import org.kaon.io.column.ElementType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The type of one element of a data set or attribute: how its bytes are to be understood.
public sealed interface Datatype {

    /// Width of one element in bytes, as stored.
    int size();

    /// A whole number of 1, 2, 4 or 8 bytes.
    record Whole(int size, boolean signed, boolean bigEndian) implements Datatype {}

    /// A floating-point number of IEEE 754 with 2, 4 or 8 bytes.
    record Real(int size, boolean bigEndian) implements Datatype {}

    /// A whole number in some bits of its bytes, at most 64.
    ///
    /// @param firstBit the lowest
    record Narrow(int size, boolean signed, boolean bigEndian, int firstBit, int bits)
            implements Datatype {}

    /// A floating-point number of another form than those of [Real].
    record OddReal(int size, boolean bigEndian, Form form) implements Datatype {}

    /// Where the bits of a floating-point number are, counted from the lowest.
    ///
    /// @param impliedLeading whether the highest bit of the mantissa is 1 without being there
    record Form(
            int sign,
            int exponentAt,
            int exponentBits,
            int mantissaAt,
            int mantissaBits,
            boolean impliedLeading,
            long bias) {}

    /// A field of bits, as PyTables keeps its booleans.
    record Bits(int size, boolean bigEndian) implements Datatype {}

    /// A text in a field of fixed width.
    record FixedText(int size, Padding padding, boolean utf8) implements Datatype {}

    /// A text of any length, kept in a heap of the file; the element refers to it.
    record VariableText(boolean utf8, int size) implements Datatype {
        public VariableText(boolean utf8) {
            this(utf8, REFERENCE);
        }
    }

    /// A list of any length, kept in a heap of the file; the element refers to it.
    record Sequence(Datatype content, int size) implements Datatype {
        public Sequence(Datatype content) {
            this(content, REFERENCE);
        }
    }

    /// Whole numbers with names.
    record Enumeration(Whole whole, Map<String, Long> values) implements Datatype {
        public Enumeration {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public int size() {
            return whole.size;
        }

        /// Whether this is how h5py writes booleans.
        public boolean isBoolean() {
            return values.equals(Map.of("FALSE", 0L, "TRUE", 1L));
        }
    }

    /// Members side by side, as a C struct.
    record Compound(int size, List<Member> members) implements Datatype {
        public Compound {
            members = List.copyOf(members);
        }
    }

    /// A member of a compound and the byte where it begins.
    record Member(String name, int offset, Datatype type) {}

    /// An array of fixed shape, the last index fastest.
    record Block(List<Integer> shape, Datatype content) implements Datatype {
        public Block {
            shape = List.copyOf(shape);
        }

        @Override
        public int size() {
            return Math.toIntExact(
                    shape.stream()
                            .mapToLong(Integer::longValue)
                            .reduce(content.size(), Math::multiplyExact));
        }
    }

    /// A type that Kaon does not understand: its bytes are kept.
    record Other(int size, String name) implements Datatype {}

    /// What fills a text field that is not full.
    enum Padding {
        NULL_TERMINATED(0),
        NULL_PADDED(1),
        SPACE_PADDED(2);

        private final int code;

        Padding(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }

    /// Bytes of a reference into a heap, with offsets of 8 bytes: length, address, index.
    int REFERENCE = 16;

    /// h5py's type of booleans.
    Enumeration BOOLEAN = boolean_();

    private static Enumeration boolean_() {
        Map<String, Long> values = new LinkedHashMap<>();
        values.put("FALSE", 0L);
        values.put("TRUE", 1L);
        return new Enumeration(new Whole(1, true, false), values);
    }

    /// The type that keeps numbers of a column, little-endian.
    static Datatype of(ElementType element) {
        return switch (element) {
            case BOOL -> BOOLEAN;
            case INT8, INT16, INT32, INT64 -> new Whole(element.bytes(), true, false);
            case UINT8, UINT16, UINT32, UINT64 -> new Whole(element.bytes(), false, false);
            case FLOAT32, FLOAT64 -> new Real(element.bytes(), false);
        };
    }

    /// The same with bits of a byte as a number: only PyTables means a truth value.
    default Datatype numericBits() {
        return switch (this) {
            case Bits bits when bits.size == 1 -> new Whole(1, false, false);
            case Block block -> new Block(block.shape, block.content.numericBits());
            case Sequence list -> new Sequence(list.content.numericBits(), list.size);
            case Compound compound ->
                    new Compound(
                            compound.size,
                            compound.members.stream()
                                    .map(m -> new Member(m.name, m.offset, m.type.numericBits()))
                                    .toList());
            case Whole _,
                    Real _,
                    Narrow _,
                    OddReal _,
                    Bits _,
                    Enumeration _,
                    FixedText _,
                    VariableText _,
                    Other _ ->
                    this;
        };
    }

    /// Whether elements only say where in their file the values lie.
    default boolean refers() {
        return switch (this) {
            case VariableText _, Sequence _ -> true;
            case Block block -> block.content.refers();
            case Compound compound ->
                    compound.members.stream().anyMatch(member -> member.type.refers());
            case Whole _,
                    Real _,
                    Narrow _,
                    OddReal _,
                    Bits _,
                    Enumeration _,
                    FixedText _,
                    Other _ ->
                    false;
        };
    }

    /// The numbers that one element becomes in a column; empty where it is not one number. Half
    /// precision becomes float32.
    default Optional<ElementType> element() {
        return switch (this) {
            case Whole whole -> Optional.of(whole(whole.size, whole.signed));
            case Real real ->
                    Optional.of(real.size == 8 ? ElementType.FLOAT64 : ElementType.FLOAT32);
            case Narrow narrow ->
                    Optional.of(whole(Integer.highestOneBit(2 * narrow.size - 1), narrow.signed));
            case OddReal(_, _, Form form) ->
                    Optional.of(
                            form.exponentBits <= 8 && form.mantissaBits <= 23
                                    ? ElementType.FLOAT32
                                    : ElementType.FLOAT64);
            case Bits bits ->
                    Optional.of(bits.size == 1 ? ElementType.BOOL : whole(bits.size, false));
            case Enumeration names ->
                    Optional.of(
                            names.isBoolean()
                                    ? ElementType.BOOL
                                    : whole(names.whole.size, names.whole.signed));
            case FixedText _, VariableText _, Sequence _, Compound _, Block _, Other _ ->
                    Optional.empty();
        };
    }

    private static ElementType whole(int size, boolean signed) {
        return switch (size) {
            case 1 -> signed ? ElementType.INT8 : ElementType.UINT8;
            case 2 -> signed ? ElementType.INT16 : ElementType.UINT16;
            case 4 -> signed ? ElementType.INT32 : ElementType.UINT32;
            default -> signed ? ElementType.INT64 : ElementType.UINT64;
        };
    }
}
