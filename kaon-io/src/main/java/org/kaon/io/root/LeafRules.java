package org.kaon.io.root;

import org.kaon.io.column.ElementType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Branches that were written as plain C: numbers, arrays, arrays with a counter.
final class LeafRules {

    private static final Pattern EXTENT = Pattern.compile("\\[(\\d{1,9})\\]");

    private LeafRules() {}

    /// A branch or a leaf that could be read only in part.
    static Optional<Interpretation> damaged(BranchRecord branch) {
        String damage = branch.object().damage();
        for (RootObject leaf : branch.leaves()) {
            damage = damage.isEmpty() ? leaf.damage() : damage;
        }
        if (damage.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Interpretation.Unknown(branch.object().className(), damage));
    }

    /// One leaf: `x/F`, `x[3][4]/F`, `x[n]/F`, `x[n][4]/F`.
    static Optional<Interpretation> single(BranchRecord branch) {
        if (!branch.ofClass("TBranch") || branch.leaves().size() != 1) {
            return Optional.empty();
        }
        RootObject leaf = branch.leaves().getFirst();
        Optional<ElementType> element = element(leaf);
        if (element.isEmpty()) {
            String text = leaf.className().equals("TLeafC") ? "char*" : leaf.className();
            return Optional.of(new Interpretation.Unknown(text, "its type is not supported yet"));
        }
        List<Integer> shape = shape(leaf);
        return Optional.of(
                leaf.object("fLeafCount").present()
                        ? new Interpretation.Lists(element.get(), shape, 0, false)
                        : new Interpretation.Numbers(element.get(), shape));
    }

    /// A leaf list, e.g. `x/F:y/F:n/I`.
    static Optional<Interpretation> several(BranchRecord branch) {
        if (!branch.ofClass("TBranch") || branch.leaves().size() < 2) {
            return Optional.empty();
        }
        String members =
                branch.leaves().stream()
                        .map(leaf ->
                                leaf.text("fName")
                                        + ": "
                                        + element(leaf).map(Types::cpp).orElse(leaf.className()))
                        .collect(Collectors.joining(", ", "struct {", "}"));
        return Optional.of(new Interpretation.Unknown(members, "leaf lists are not supported yet"));
    }

    private static Optional<ElementType> element(RootObject leaf) {
        boolean unsigned = leaf.integer("fIsUnsigned") != 0;
        return switch (leaf.className()) {
            case "TLeafO" -> Optional.of(ElementType.BOOL);
            case "TLeafB" -> Optional.of(unsigned ? ElementType.UINT8 : ElementType.INT8);
            case "TLeafS" -> Optional.of(unsigned ? ElementType.UINT16 : ElementType.INT16);
            case "TLeafI" -> Optional.of(unsigned ? ElementType.UINT32 : ElementType.INT32);
            case "TLeafL", "TLeafG" ->
                    Optional.of(unsigned ? ElementType.UINT64 : ElementType.INT64);
            case "TLeafF" -> Optional.of(ElementType.FLOAT32);
            case "TLeafD" -> Optional.of(ElementType.FLOAT64);
            default -> Optional.empty();
        };
    }

    /// The fixed extents in a leaf's title; where they do not make up its length, that length.
    static List<Integer> shape(RootObject leaf) {
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        Matcher extents = EXTENT.matcher(leaf.text("fTitle"));
        while (extents.find()) {
            int extent = Integer.parseInt(extents.group(1));
            shape.add(extent);
            size *= extent;
        }
        long length = leaf.integer("fLen");
        if (size == length && size > 0) {
            return shape;
        }
        return length > 1 && length < Integer.MAX_VALUE ? List.of((int) length) : List.of();
    }
}
