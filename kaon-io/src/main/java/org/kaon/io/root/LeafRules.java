package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Branches that were written as plain C: numbers, arrays, arrays with a counter, texts, leaf
/// lists.
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

    /// One leaf: `x/F`, `x[3][4]/F`, `x[n]/F`, `x[n][4]/F`, `x/C`, `x/d[0,1,16]`.
    static Optional<Interpretation> single(BranchRecord branch) {
        if (!branch.ofClass("TBranch") || branch.leaves().size() != 1) {
            return Optional.empty();
        }
        RootObject leaf = branch.leaves().getFirst();
        boolean counted = leaf.object("fLeafCount").present();
        Optional<ElementType> element = element(leaf);
        if (element.isPresent()) {
            List<Integer> shape = shape(leaf);
            return Optional.of(
                    counted
                            ? new Interpretation.Lists(element.get(), shape, 0, "")
                            : new Interpretation.Numbers(element.get(), shape));
        }
        return form(leaf)
                .map(form ->
                        new Interpretation.Formed(
                                form,
                                counted ? Interpretation.Entry.ITEMS : Interpretation.Entry.ONE,
                                typeName(leaf, counted ? "[]" : "")));
    }

    /// A leaf list, e.g. `x/F:y/F:n/I`.
    static Optional<Interpretation> several(BranchRecord branch) {
        List<RootObject> leaves = branch.leaves();
        if (!branch.ofClass("TBranch") || leaves.size() < 2) {
            return Optional.empty();
        }
        String typeName =
                leaves.stream()
                        .map(leaf -> typeName(leaf, "") + " " + leaf.text("fName"))
                        .collect(Collectors.joining("; ", "struct {", ";}"));
        List<Step> steps = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        for (RootObject leaf : leaves) {
            Optional<Form> form = form(leaf);
            RootObject counter = leaf.object("fLeafCount");
            int counts = leaves.subList(0, types.size()).indexOf(counter);
            if (form.isEmpty() || counter.present() && counts < 0) {
                String reason = "leaf " + leaf.text("fName") + " cannot be read";
                return Optional.of(new Interpretation.Unknown(typeName, reason));
            }
            steps.add(
                    counter.present()
                            ? new Step.Counted(
                                    types.size(), form.get(), counts, Step.Counted.Head.NONE)
                            : new Step.Field(types.size(), form.get()));
            ColumnType type = form.get().type();
            types.add(counter.present() ? new ColumnType.Jagged(type) : type);
        }
        List<String> names = leaves.stream().map(leaf -> leaf.text("fName")).toList();
        RecordForm form = new RecordForm(new ColumnType.Struct(names, types), steps);
        return Optional.of(new Interpretation.Formed(form, Interpretation.Entry.ONE, typeName));
    }

    private static Optional<Form> form(RootObject leaf) {
        Optional<Form> item =
                switch (leaf.className()) {
                    case "TLeafC" -> Optional.of(new TextForm(TextForm.Kind.TSTRING));
                    case "TLeafD32" -> ranged(leaf, false);
                    case "TLeafF16" -> ranged(leaf, true);
                    default -> element(leaf).map(NumberForm::new);
                };
        List<Integer> shape = leaf.className().equals("TLeafC") ? List.of() : shape(leaf);
        return item.map(form -> shape.isEmpty() ? form : new FixedForm(shape, form))
                .filter(_ -> Interpretation.sensible(shape));
    }

    private static Optional<Form> ranged(RootObject leaf, boolean half) {
        String title = leaf.text("fTitle");
        return Optional.of(new RangedForm(half, Range.of(title)));
    }

    private static String typeName(RootObject leaf, String list) {
        String plain =
                switch (leaf.className()) {
                    case "TLeafC" -> "char*";
                    case "TLeafD32" -> "Double32_t";
                    case "TLeafF16" -> "Float16_t";
                    default -> element(leaf).map(Types::cpp).orElse(leaf.className());
                };
        return plain.equals("char*") ? plain : plain + list + Interpretation.brackets(shape(leaf));
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
