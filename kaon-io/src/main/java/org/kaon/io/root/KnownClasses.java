package org.kaon.io.root;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Classes that files hold without describing them: the leaves of trees as ROOT has written them
/// since version 4, links of ATLAS's event model.
///
/// *Source*: ROOT `tree/tree/inc/TLeaf.h` and the headers beside it; Athena
/// `Control/AthLinks/AthLinks/ElementLink.h`.
final class KnownClasses {

    private static final Streamer LEAF =
            new Streamer(
                    "TLeaf",
                    2,
                    List.of(
                            element("TStreamerBase", "TNamed", Types.TNAMED, "BASE"),
                            number("fLen", 3, "int"),
                            number("fLenType", 3, "int"),
                            number("fOffset", 3, "int"),
                            number("fIsRange", 18, "bool"),
                            number("fIsUnsigned", 18, "bool"),
                            element(
                                    "TStreamerObjectPointer",
                                    "fLeafCount",
                                    Types.OBJECT_POINTER,
                                    "TLeaf*")));

    private KnownClasses() {}

    /// The description of a class, empty where it is not known.
    static Optional<Streamer> find(String className) {
        return switch (className) {
            case "TLeaf" -> Optional.of(LEAF);
            case "TLeafO" -> leaf(className, 18, "bool");
            case "TLeafB" -> leaf(className, 1, "char");
            case "TLeafS" -> leaf(className, 2, "short");
            case "TLeafI", "TLeafC" -> leaf(className, 3, "int");
            case "TLeafL" -> leaf(className, 16, "Long64_t");
            case "TLeafG" -> leaf(className, 4, "long");
            case "TLeafF" -> leaf(className, 5, "float");
            case "TLeafD" -> leaf(className, 8, "double");
            case "TLeafF16" -> leaf(className, Types.FLOAT16, "Float16_t");
            case "TLeafD32" -> leaf(className, Types.DOUBLE32, "Double32_t");
            case "TLeafElement" ->
                    Optional.of(
                            derived(className, number("fID", 3, "int"), number("fType", 3, "int")));
            case "TLeafObject" -> Optional.of(derived(className, number("fVirtual", 18, "bool")));
            default ->
                    className.startsWith("ElementLink<")
                            ? Optional.of(link(className))
                            : Optional.empty();
        };
    }

    private static Streamer link(String className) {
        return new Streamer(
                className,
                1,
                List.of(
                        number("m_persKey", 13, "unsigned int"),
                        number("m_persIndex", 13, "unsigned int")));
    }

    private static Optional<Streamer> leaf(String className, int type, String typeName) {
        return Optional.of(
                derived(
                        className,
                        number("fMinimum", type, typeName),
                        number("fMaximum", type, typeName)));
    }

    private static Streamer derived(String className, Streamer.Element... members) {
        List<Streamer.Element> elements =
                new ArrayList<>(List.of(element("TStreamerBase", "TLeaf", 0, "BASE")));
        elements.addAll(List.of(members));
        return new Streamer(className, 1, elements);
    }

    private static Streamer.Element number(String name, int type, String typeName) {
        return element("TStreamerBasicType", name, type, typeName);
    }

    private static Streamer.Element element(String kind, String name, int type, String typeName) {
        return new Streamer.Element(kind, name, "", type, 0, List.of(), typeName, "");
    }
}
