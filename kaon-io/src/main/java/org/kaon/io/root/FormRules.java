package org.kaon.io.root;

import java.util.Optional;

/// Branches of objects and containers: whole ones, and members of split ones.
///
/// *Source*: ROOT `TBranchElement::ReadLeaves…` and `TLeafObject::ReadBasket`.
final class FormRules {

    // The class streams itself, and so writes a head.
    private static final int CUSTOM = -1;

    private FormRules() {}

    /// A whole object or container in each entry.
    static Optional<Interpretation> whole(BranchRecord branch) {
        boolean element = branch.element() && branch.object().integer("fID") < 0;
        boolean object = branch.ofClass("TBranchObject");
        if (!element && !object || !branch.branches().isEmpty()) {
            return Optional.empty();
        }
        CppType type = CppType.parse(branch.object().text("fClassName"));
        Form form = Forms.of(type, branch.streamers());
        if (type.is("TClonesArray")) {
            form = clones(branch);
        } else if (form instanceof TextForm) {
            form = new TextForm(TextForm.Kind.TSTRING);
        } else if (element && branch.kind() != CUSTOM && form instanceof ClassForm known) {
            form = known.withoutHead((int) branch.object().integer("fClassVersion"));
        }
        boolean named = object && virtual(branch);
        Interpretation.Entry entry = named ? Interpretation.Entry.NAMED : Interpretation.Entry.ONE;
        return Optional.of(formed(form, entry, type.toString()));
    }

    // Whether the class's name stands before each object.
    private static boolean virtual(BranchRecord branch) {
        return branch.leaves().stream().anyMatch(leaf -> leaf.integer("fVirtual") != 0);
    }

    private static Form clones(BranchRecord branch) {
        String name = branch.object().text("fClonesName");
        Form item = Forms.of(CppType.parse(name), branch.streamers());
        return item instanceof ClassForm form && form.blanks() <= Forms.MOST_BLANKS
                ? new ClonesForm(CppType.compact(name), form)
                : new OpaqueForm("TClonesArray", "class \"" + name + "\" of its items is not read");
    }

    /// A member of a split object or collection, or a base class of it.
    static Optional<Interpretation> member(BranchRecord branch) {
        Optional<Streamer.Element> member = branch.member();
        if (!branch.element() || !branch.branches().isEmpty() || member.isEmpty()) {
            return Optional.empty();
        }
        boolean items = branch.inCollection();
        Form form =
                counted(branch) && !items
                        ? new RestForm(
                                branch.type() == Types.COUNTED + Types.FLOAT16,
                                Range.of(member.get().title()))
                        : Forms.of(member.get(), branch.streamers());
        String typeName = ElementRules.typeName(branch);
        CppType type = CppType.parse(typeName.replaceAll("\\[\\]$", ""));
        String brackets = form instanceof FixedForm f ? Interpretation.brackets(f.shape()) : "";
        return Optional.of(
                formed(
                        form,
                        items ? Interpretation.Entry.ITEMS : Interpretation.Entry.ONE,
                        type + (items ? "[]" : "") + brackets));
    }

    // A member `Double32_t* x; //[n]`.
    private static boolean counted(BranchRecord branch) {
        int type = branch.type() - Types.COUNTED;
        return type == Types.DOUBLE32 || type == Types.FLOAT16;
    }

    private static Interpretation formed(Form form, Interpretation.Entry entry, String typeName) {
        return form instanceof OpaqueForm opaque
                ? new Interpretation.Unknown(typeName, opaque.reason())
                : new Interpretation.Formed(form, entry, typeName);
    }
}
