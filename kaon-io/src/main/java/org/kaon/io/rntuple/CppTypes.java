package org.kaon.io.rntuple;

import org.kaon.io.column.ElementType;

import java.util.Map;
import java.util.Optional;

/// C++'s names of number types, as RNTuple normalizes them.
///
/// *Source*: specification, "Type Name Normalization" and "Fundamental Types".
final class CppTypes {

    private static final Map<String, ElementType> NUMBERS =
            Map.ofEntries(
                    Map.entry("bool", ElementType.BOOL),
                    Map.entry("std::byte", ElementType.UINT8),
                    Map.entry("char", ElementType.INT8),
                    Map.entry("std::int8_t", ElementType.INT8),
                    Map.entry("std::uint8_t", ElementType.UINT8),
                    Map.entry("std::int16_t", ElementType.INT16),
                    Map.entry("std::uint16_t", ElementType.UINT16),
                    Map.entry("std::int32_t", ElementType.INT32),
                    Map.entry("std::uint32_t", ElementType.UINT32),
                    Map.entry("std::int64_t", ElementType.INT64),
                    Map.entry("std::uint64_t", ElementType.UINT64),
                    Map.entry("float", ElementType.FLOAT32),
                    Map.entry("double", ElementType.FLOAT64));

    private static final String CARDINALITY = "ROOT::RNTupleCardinality<";

    private CppTypes() {}

    /// The number type of that name.
    static Optional<ElementType> number(String name) {
        return Optional.ofNullable(NUMBERS.get(name));
    }

    /// The type of the lengths that a field of cardinalities shows.
    static Optional<ElementType> cardinality(String name) {
        return name.startsWith(CARDINALITY)
                ? Optional.of(name.contains("uint32") ? ElementType.UINT32 : ElementType.UINT64)
                : Optional.empty();
    }

    /// Whether a collection holds none or one.
    static boolean optional(String name) {
        return name.startsWith("std::optional<") || name.startsWith("std::unique_ptr<");
    }

    /// The name of a number type.
    static String name(ElementType element) {
        return switch (element) {
            case BOOL -> "bool";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 ->
                    "std::" + element.numpy() + "_t";
        };
    }
}
