package org.kaon.io.root;

import org.kaon.io.column.ElementType;

import java.util.List;
import java.util.Optional;

/// Branches that were split from C++ objects.
///
/// *Source*: ROOT `TBranchElement::Init` and `TStreamerInfo`.
final class ElementRules {

    // An entry of a vector: 4 bytes of length, 2 of version, 4 of size.
    private static final int VECTOR_HEADER = 10;
    // A counted pointer: one byte says whether values follow.
    private static final int POINTER_HEADER = 1;

    private ElementRules() {}

    /// The number of items of a split collection.
    static Optional<Interpretation> counts(BranchRecord branch) {
        if (!branch.element() || branch.kind() != 3 && branch.kind() != 4) {
            return Optional.empty();
        }
        return Optional.of(new Interpretation.Numbers(ElementType.INT32, List.of()));
    }

    /// `TObject::fBits`.
    static Optional<Interpretation> flags(BranchRecord branch) {
        if (!branch.element() || branch.type() != Types.BITS) {
            return Optional.empty();
        }
        return Optional.of(new Interpretation.Flags(branch.inCollection()));
    }

    /// A member that is a number or an array of fixed size, in an object or in each item of a
    /// collection.
    static Optional<Interpretation> number(BranchRecord branch) {
        int type = branch.type();
        if (!branch.element() || type <= 0 || type >= Types.COUNTED || !plain(branch)) {
            return Optional.empty();
        }
        boolean array = type > Types.ARRAY;
        Optional<ElementType> element = element(branch, array ? type - Types.ARRAY : type);
        List<Integer> shape = array ? shape(branch) : List.of();
        return element.map(e ->
                branch.inCollection()
                        ? new Interpretation.Lists(e, shape, 0, "")
                        : new Interpretation.Numbers(e, shape));
    }

    private static Optional<ElementType> element(BranchRecord branch, int type) {
        Optional<Streamer.Element> member = branch.member();
        if (type == Types.COUNTER && member.isPresent()) {
            Optional<ElementType> named = Types.named(member.get().typeName());
            return named.isPresent() ? named : Types.basic(type);
        }
        // Double32_t is stored as float where its comment gives no range.
        boolean ranged = member.isEmpty() || member.get().title().contains("[");
        return type == Types.DOUBLE32 && !ranged
                ? Optional.of(ElementType.FLOAT32)
                : Types.basic(type);
    }

    /// A member `float* x; //[n]`.
    static Optional<Interpretation> countedPointer(BranchRecord branch) {
        int type = branch.type() - Types.COUNTED;
        if (!branch.element() || type <= 0 || type >= Types.ARRAY || branch.kind() != 0) {
            return Optional.empty();
        }
        return Types.basic(type)
                .map(e -> new Interpretation.Lists(e, List.of(), POINTER_HEADER, ""));
    }

    /// `std::vector` and other containers of numbers.
    static Optional<Interpretation> vector(BranchRecord branch) {
        if (!branch.element() || branch.kind() != 0) {
            return Optional.empty();
        }
        CppType type = CppType.parse(typeName(branch));
        if (!type.sequence()) {
            return Optional.empty();
        }
        String item = type.arguments().getFirst().toString();
        String container = type.name().endsWith("RVec") ? "RVec" : "std::" + type.name();
        return Types.named(item)
                .map(e -> new Interpretation.Lists(e, List.of(), VECTOR_HEADER, container));
    }

    /// The C++ type that the branch holds, as the file names it.
    static String typeName(BranchRecord branch) {
        if (!branch.element()) {
            String className = branch.object().text("fClassName");
            return className.isEmpty() ? branch.object().className() : className;
        }
        String name =
                branch.member()
                        .map(Streamer.Element::typeName)
                        .filter(type -> !type.isEmpty() && !type.equals("BASE"))
                        .orElse(branch.object().text("fClassName"));
        return branch.inCollection() ? name + "[]" : name;
    }

    private static boolean plain(BranchRecord branch) {
        return branch.kind() == 0 || branch.inCollection();
    }

    private static List<Integer> shape(BranchRecord branch) {
        Optional<Streamer.Element> member = branch.member();
        List<RootObject> leaves = branch.leaves();
        long length = leaves.isEmpty() ? 0 : leaves.getFirst().integer("fLen");
        if (member.isPresent()) {
            List<Integer> shape = member.get().shape();
            long size = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            if (!shape.isEmpty() && (size == length || length == 0 || branch.inCollection())) {
                return shape;
            }
        }
        return leaves.isEmpty() ? List.of() : LeafRules.shape(leaves.getFirst());
    }
}
