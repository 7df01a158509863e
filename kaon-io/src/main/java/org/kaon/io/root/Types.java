package org.kaon.io.root;

import org.kaon.io.column.ElementType;

import java.util.Map;
import java.util.Optional;

/// ROOT's numbers and C++'s names of number types.
///
/// *Source*: ROOT `core/meta/inc/TVirtualStreamerInfo.h`, enum `EReadWrite`.
final class Types {

    /// Added to a basic type: an array of fixed size.
    static final int ARRAY = 20;

    /// Added to a basic type: a pointer to as many values as another member says.
    static final int COUNTED = 40;

    static final int COUNTER = 6;
    static final int CHARACTERS = 7;
    static final int DOUBLE32 = 9;
    static final int BITS = 15;
    static final int FLOAT16 = 19;
    static final int OBJECT = 61;
    static final int ANY = 62;
    static final int OBJECT_THERE = 63;
    static final int OBJECT_POINTER = 64;
    static final int TSTRING = 65;
    static final int TOBJECT = 66;
    static final int TNAMED = 67;
    static final int ANY_THERE = 68;
    static final int ANY_POINTER = 69;
    static final int STL = 300;
    static final int STL_STRING = 365;
    static final int STL_BRANCH = 500;
    static final int LOOP = 501;

    private static final Map<Integer, ElementType> BASIC =
            Map.ofEntries(
                    Map.entry(1, ElementType.INT8),
                    Map.entry(2, ElementType.INT16),
                    Map.entry(3, ElementType.INT32),
                    Map.entry(4, ElementType.INT64),
                    Map.entry(5, ElementType.FLOAT32),
                    Map.entry(COUNTER, ElementType.INT32),
                    Map.entry(8, ElementType.FLOAT64),
                    Map.entry(10, ElementType.INT8), // a char of old
                    Map.entry(11, ElementType.UINT8),
                    Map.entry(12, ElementType.UINT16),
                    Map.entry(13, ElementType.UINT32),
                    Map.entry(14, ElementType.UINT64),
                    Map.entry(BITS, ElementType.UINT32),
                    Map.entry(16, ElementType.INT64),
                    Map.entry(17, ElementType.UINT64),
                    Map.entry(18, ElementType.BOOL));

    private static final Map<String, ElementType> NAMES =
            Map.ofEntries(
                    Map.entry("bool", ElementType.BOOL),
                    Map.entry("Bool_t", ElementType.BOOL),
                    Map.entry("char", ElementType.INT8),
                    Map.entry("signed char", ElementType.INT8),
                    Map.entry("Char_t", ElementType.INT8),
                    Map.entry("int8_t", ElementType.INT8),
                    Map.entry("unsigned char", ElementType.UINT8),
                    Map.entry("UChar_t", ElementType.UINT8),
                    Map.entry("uint8_t", ElementType.UINT8),
                    Map.entry("short", ElementType.INT16),
                    Map.entry("Short_t", ElementType.INT16),
                    Map.entry("int16_t", ElementType.INT16),
                    Map.entry("unsigned short", ElementType.UINT16),
                    Map.entry("UShort_t", ElementType.UINT16),
                    Map.entry("uint16_t", ElementType.UINT16),
                    Map.entry("int", ElementType.INT32),
                    Map.entry("Int_t", ElementType.INT32),
                    Map.entry("int32_t", ElementType.INT32),
                    Map.entry("unsigned", ElementType.UINT32),
                    Map.entry("unsigned int", ElementType.UINT32),
                    Map.entry("UInt_t", ElementType.UINT32),
                    Map.entry("uint32_t", ElementType.UINT32),
                    Map.entry("long", ElementType.INT64),
                    Map.entry("long long", ElementType.INT64),
                    Map.entry("Long_t", ElementType.INT64),
                    Map.entry("Long64_t", ElementType.INT64),
                    Map.entry("int64_t", ElementType.INT64),
                    Map.entry("unsigned long", ElementType.UINT64),
                    Map.entry("unsigned long long", ElementType.UINT64),
                    Map.entry("ULong_t", ElementType.UINT64),
                    Map.entry("ULong64_t", ElementType.UINT64),
                    Map.entry("uint64_t", ElementType.UINT64),
                    Map.entry("float", ElementType.FLOAT32),
                    Map.entry("Float_t", ElementType.FLOAT32),
                    Map.entry("double", ElementType.FLOAT64),
                    Map.entry("Double_t", ElementType.FLOAT64));

    private Types() {}

    /// The type with ROOT's number, empty for texts, Double32_t and Float16_t.
    static Optional<ElementType> basic(int number) {
        return Optional.ofNullable(BASIC.get(number));
    }

    /// The type with a C++ name.
    static Optional<ElementType> named(String name) {
        return Optional.ofNullable(NAMES.get(name.strip()));
    }

    /// The C++ name of a type: `int32_t`, `float`, `double`, `bool`.
    static String cpp(ElementType type) {
        return switch (type) {
            case BOOL -> "bool";
            case FLOAT32 -> "float";
            case FLOAT64 -> "double";
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 -> type.numpy() + "_t";
        };
    }
}
