package org.kaon.io.root;

import org.kaon.io.column.ColumnType;
import org.kaon.io.column.ElementType;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes the [Form] of a type from its name and the file's description of its classes. A type that
/// cannot be read becomes an [OpaqueForm] with the reason.
final class Forms {

    private static final int DEEPEST = 40;
    private static final int MOST_PARTS = 20_000;

    /// Most values in a column that stand for one null pointer.
    static final int MOST_BLANKS = 1024;

    private static final Map<String, ElementType> ARRAYS =
            Map.of(
                    "TArrayC", ElementType.INT8,
                    "TArrayS", ElementType.INT16,
                    "TArrayI", ElementType.INT32,
                    "TArrayL", ElementType.INT64,
                    "TArrayL64", ElementType.INT64,
                    "TArrayF", ElementType.FLOAT32,
                    "TArrayD", ElementType.FLOAT64);

    private final Streamers streamers;
    private final Deque<String> path = new ArrayDeque<>();
    private int parts;

    private Forms(Streamers streamers) {
        this.streamers = streamers;
    }

    /// The form of a type with a C++ name.
    static Form of(CppType type, Streamers streamers) {
        return new Forms(streamers).type(type);
    }

    /// The form of a member of a described class.
    static Form of(Streamer.Element member, Streamers streamers) {
        return new Members(new Forms(streamers)).form(member);
    }

    Streamers streamers() {
        return streamers;
    }

    static Optional<ElementType> array(String className) {
        return Optional.ofNullable(ARRAYS.get(className));
    }

    Form type(CppType type) {
        if (++parts > MOST_PARTS || path.size() > DEEPEST) {
            return new OpaqueForm(type.toString(), "it has too many parts");
        }
        path.push("");
        try {
            return type.pointers() > 0 ? pointer(type) : plain(type);
        } finally {
            path.pop();
        }
    }

    private Form pointer(CppType type) {
        Form object = type(type.pointee());
        if (!(object instanceof ClassForm || object instanceof ArrayForm)) {
            return new OpaqueForm(
                    type.toString(), reason(object, "it points to no known class"), true);
        }
        if (object.blanks() > MOST_BLANKS) {
            return new OpaqueForm(type.toString(), "it points to very large objects", true);
        }
        return new PointerForm(CppType.compact(type.name()), object);
    }

    private Form plain(CppType type) {
        Optional<ElementType> number = Types.named(type.name());
        if (number.isPresent()) {
            return new NumberForm(number.get());
        }
        if (type.sequence()) {
            return around(type, type(type.arguments().getFirst()));
        }
        if (type.map()) {
            Form key = type(type.arguments().getFirst());
            Form value = type(type.arguments().getLast());
            return key instanceof OpaqueForm
                    ? around(type, key)
                    : value instanceof OpaqueForm
                            ? around(type, value)
                            : new SequenceForm(new PairForm(key, value, false));
        }
        return switch (type.name()) {
            case "string" -> new TextForm(TextForm.Kind.STD_STRING);
            case "TString" -> new TextForm(TextForm.Kind.TSTRING);
            case "bitset" -> new BitsForm();
            case "Double32_t" -> new RangedForm(false, new Range.None());
            case "Float16_t" -> new RangedForm(true, new Range.None());
            case "TRef" -> new RefForm();
            case "TRefArray" -> new RefArrayForm();
            case "array" -> array(type);
            case "pair" -> pair(type);
            case "TDatime" -> date();
            case "TList", "THashList", "TObjArray", "TClonesArray", "TMap", "TCollection" ->
                    new OpaqueForm(type.toString(), "collections of objects of any class");
            case "TMatrixTSym<double>", "TMatrixTSym<float>" -> matrix(type);
            default -> array(type.name()).<Form>map(ArrayForm::new).orElseGet(() -> object(type));
        };
    }

    // Items of unknown length cannot be passed over one by one.
    private static Form around(CppType type, Form item) {
        return item instanceof OpaqueForm
                ? new OpaqueForm(type.toString(), reason(item, ""))
                : new SequenceForm(item);
    }

    private Form array(CppType type) {
        Form item = type(type.arguments().getFirst());
        String extent = type.arguments().getLast().name();
        if (item instanceof OpaqueForm || !extent.matches("[1-9]\\d{0,7}")) {
            return new OpaqueForm(type.toString(), reason(item, "its extent is not known"));
        }
        return new FixedForm(List.of(Integer.parseInt(extent)), item);
    }

    // Its streamer writes nothing but the number.
    private static Form date() {
        NumberForm number = new NumberForm(ElementType.UINT32);
        ColumnType.Struct type = new ColumnType.Struct(List.of("fDatime"), List.of(number.type()));
        return new RecordForm(type, List.of(new Step.Field(0, number)));
    }

    private Form matrix(CppType type) {
        Form head = type(CppType.parse(type.name().replace("TMatrixTSym", "TMatrixTBase")));
        return head instanceof ClassForm form && form.type().names().contains("fNrows")
                ? new SymmetricForm(form, type.name().contains("double"))
                : new OpaqueForm(type.toString(), "what it derives from is not described");
    }

    private Form pair(CppType type) {
        Form first = type(type.arguments().getFirst());
        Form second = type(type.arguments().getLast());
        return first instanceof OpaqueForm || second instanceof OpaqueForm
                ? new OpaqueForm(type.toString(), reason(first, reason(second, "")))
                : new PairForm(first, second, true);
    }

    private Form object(CppType type) {
        String name = type.name();
        if (path.contains(name)) {
            return new OpaqueForm(type.toString(), "it contains itself");
        }
        path.push(name);
        try {
            return new Members(this).object(name);
        } finally {
            path.pop();
        }
    }

    static String reason(Form form, String otherwise) {
        return form instanceof OpaqueForm opaque ? opaque.reason() : otherwise;
    }
}
