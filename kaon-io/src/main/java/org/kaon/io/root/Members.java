package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the [ClassForm] of a class from its description, member by member.
final class Members {

    private final Forms forms;
    private final List<String> names = new ArrayList<>();
    private final List<ColumnType> types = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, Integer> occurrences = new HashMap<>();
    private long blanks;
    private String reason = "";

    Members(Forms forms) {
        this.forms = forms;
    }

    /// The form of a class: the layout of its highest version, and others with the same fields.
    Form object(String className) {
        List<Streamer> versions = forms.streamers().versions(className);
        if (versions.isEmpty()) {
            return new OpaqueForm(
                    className, "class " + className + " is not described in the file");
        }
        Streamer main = versions.getFirst();
        versions.getFirst().elements().forEach(this::add);
        if (!reason.isEmpty()) {
            return new OpaqueForm(className, reason);
        }
        Map<Integer, List<Step>> layouts = new HashMap<>();
        layouts.put(main.version(), List.copyOf(steps));
        for (Streamer other : versions.subList(1, versions.size())) {
            Members members = new Members(forms);
            other.elements().forEach(members::add);
            if (members.reason.isEmpty()
                    && members.names.equals(names)
                    && members.types.equals(types)) {
                layouts.put(other.version(), List.copyOf(members.steps));
            }
        }
        ColumnType.Struct type = new ColumnType.Struct(names, types);
        return new ClassForm(className, main.version(), layouts, type, blanks);
    }

    private void add(Streamer.Element element) {
        switch (element.kind()) {
            case "TStreamerBase" -> base(element);
            case "TStreamerArtificial" -> {
                // made when an object is read, not stored
            }
            case "TStreamerBasicPointer" -> counted(element, Step.Counted.Head.FLAG);
            case "TStreamerLoop" -> counted(element, Step.Counted.Head.FRAME);
            default -> {
                if (element.type() == Types.TOBJECT) {
                    steps.add(new Step.Bookkeeping());
                } else {
                    field(element.name(), form(element));
                }
            }
        }
    }

    private void base(Streamer.Element element) {
        String name = element.name();
        Optional<ElementType> array = Forms.array(name);
        if (name.equals("TObject")) {
            steps.add(new Step.Bookkeeping());
        } else if (array.isPresent()) {
            field("fN", new NumberForm(ElementType.INT32));
            NumberForm item = new NumberForm(array.get());
            int counter = names.size() - 1;
            steps.add(new Step.Counted(names.size(), item, counter, Step.Counted.Head.NONE));
            name("fArray", new ColumnType.Jagged(item.type()));
        } else if (forms.type(CppType.parse(name)) instanceof ClassForm form) {
            steps.add(new Step.Base(names.size(), form));
            for (int i = 0; i < form.type().names().size(); i++) {
                name(form.type().names().get(i), form.type().fields().get(i));
            }
            blanks += form.blanks();
        } else {
            field(name, forms.type(CppType.parse(name)));
        }
    }

    private void field(String name, Form form) {
        steps.add(new Step.Field(names.size(), form));
        name(name, form.type());
        blanks = Math.min(blanks + form.blanks(), Integer.MAX_VALUE);
    }

    // A class may have a member of the same name as its base.
    private void name(String name, ColumnType type) {
        int before = occurrences.merge(name, 1, Integer::sum);
        names.add(before == 1 ? name : name + "#" + before);
        types.add(type);
    }

    private void counted(Streamer.Element element, Step.Counted.Head head) {
        int counter = names.indexOf(element.counter());
        Form item =
                head == Step.Counted.Head.FRAME
                        ? forms.type(CppType.parse(element.typeName().replace("*", "")))
                        : number(element, element.type() - Types.COUNTED);
        boolean counts =
                counter >= 0
                        && types.get(counter) instanceof ColumnType.Flat flat
                        && !flat.element().floating();
        if (!counts || item instanceof OpaqueForm) {
            reason =
                    "member %s: %s"
                            .formatted(
                                    element.name(),
                                    Forms.reason(item, "what counts its values is not known"));
            return;
        }
        steps.add(new Step.Counted(names.size(), item, counter, head));
        name(element.name(), new ColumnType.Jagged(item.type()));
    }

    /// The form of one member. Where it cannot be passed over, the class cannot be read.
    Form form(Streamer.Element element) {
        int type = element.type();
        if (element.kind().equals("TStreamerBase") && type != Types.TNAMED) {
            return forms.type(CppType.parse(element.name()));
        }
        if (type == Types.COUNTER) {
            return new NumberForm(Types.named(element.typeName()).orElse(ElementType.INT32));
        }
        if (type > 0 && type < Types.ARRAY) {
            return number(element, type);
        }
        if (type > Types.ARRAY && type < Types.COUNTED) {
            return shaped(element, number(element, type - Types.ARRAY));
        }
        return switch (type) {
            case Types.OBJECT, Types.ANY, Types.OBJECT_THERE, Types.ANY_THERE ->
                    forms.type(CppType.parse(element.typeName().replace("*", "")));
            case Types.OBJECT + Types.ARRAY, Types.ANY + Types.ARRAY ->
                    shaped(element, forms.type(CppType.parse(element.typeName())));
            case Types.OBJECT_POINTER, Types.ANY_POINTER ->
                    forms.type(CppType.parse(element.typeName()));
            case Types.TSTRING -> new TextForm(TextForm.Kind.TSTRING);
            case Types.TSTRING + Types.ARRAY ->
                    shaped(element, new TextForm(TextForm.Kind.TSTRING));
            case Types.TNAMED -> forms.type(CppType.parse("TNamed"));
            case Types.STL, Types.STL_STRING, Types.STL_BRANCH -> container(element);
            case Types.LOOP -> loop(element);
            default -> unreadable(element, "type number " + type);
        };
    }

    private Form loop(Streamer.Element element) {
        CppType pointer = CppType.parse(element.typeName());
        Form item = forms.type(pointer.pointers() == 1 ? pointer.pointee() : pointer);
        return item instanceof ClassForm || item instanceof ArrayForm
                ? new LoopForm(item)
                : unreadable(element, Forms.reason(item, "it points to no known class"));
    }

    private Form container(Streamer.Element element) {
        if (element.name().equals("This") || element.typeName().endsWith("*")) {
            return new OpaqueForm(element.typeName(), "containers of this kind are not read");
        }
        Form form = forms.type(CppType.parse(element.typeName()));
        return element.shape().isEmpty() || form instanceof OpaqueForm
                ? form
                : shaped(element, form);
    }

    private Form number(Streamer.Element element, int type) {
        if (type == Types.CHARACTERS) {
            return new TextForm(TextForm.Kind.CHARACTERS);
        }
        if (type == Types.DOUBLE32 || type == Types.FLOAT16) {
            return new RangedForm(type == Types.FLOAT16, Range.of(element.title()));
        }
        Optional<ElementType> basic = Types.basic(type);
        return basic.isPresent()
                ? new NumberForm(basic.get())
                : unreadable(element, "type number " + type);
    }

    private Form shaped(Streamer.Element element, Form item) {
        long size = 1;
        for (int extent : element.shape()) {
            size = extent > 0 && size < Interpretation.LARGEST ? size * extent : Long.MAX_VALUE;
        }
        if (element.shape().isEmpty() || size > Interpretation.LARGEST) {
            return unreadable(element, "shape " + element.shape());
        }
        return item instanceof OpaqueForm
                ? unreadable(element, Forms.reason(item, ""))
                : new FixedForm(element.shape(), item);
    }

    private Form unreadable(Streamer.Element element, String why) {
        reason = "member %s: %s".formatted(element.name(), why);
        return new OpaqueForm(element.typeName(), reason);
    }
}
