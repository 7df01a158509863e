package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kaon.io.column.Column;
import org.kaon.io.column.Figures;
import org.kaon.io.column.FormatException;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Entries as ROOT wrote them, byte by byte.
class FormTest {

    // A vector of two sets of texts.
    private static final String SETS =
            "4000001a 0009 00000002 00000001 036f6e65 00000002 036f6e65 0374776f";
    // A map of two numbers to lists of texts, all keys before all values.
    private static final String MAP =
            "4000002e 4009 0000 1ef9d148 00000002 00000001 00000002"
                    + "40000016 0009 00000001 036f6e65 00000002 036f6e65 0374776f";
    // A map of texts to numbers that is empty.
    private static final String EMPTY_MAP = "4000000c 4009 0000 3a5a6572 00000000";
    // A vector of two objects, member by member, with a base class.
    private static final String LINKS =
            "4000001c 4009 0000 69777553 00000002 00000000 00000007 ffffffff 00000009";
    // A pointer to a new object of a class that was not named before, and one to it again.
    private static final String POINTERS =
            "40000031 0009 00000002 40000023 ffffffff 54466f6f4d656d62657200"
                    + "40000010 0001 0001 00000000 03000000 0000007b 0000004c";
    // A pointer to an array.
    private static final String ARRAYS =
            "40000022 0009 00000001 40000018 ffffffff 5441727261794600 00000002 3f800000 40000000";
    private static final String MEMBER = "40000010 0001 0001 00000000 03000000 ";
    private static final String REF = "0001 00000525 03000000 0000";
    private static final String REFS =
            "4000001f 0001 0001 00000000 03000000 00 00000002 00000000 0000 00000fdc 00000ddd";

    private static Streamer.Element element(String kind, String name, int type, String typeName) {
        return new Streamer.Element(kind, name, "", type, 0, List.of(), typeName, "");
    }

    private static Streamer.Element number(String name) {
        return element("TStreamerBasicType", name, 3, "int");
    }

    private static Streamer classOf(String name, Streamer.Element... elements) {
        return new Streamer(name, 1, List.of(elements));
    }

    private static final Streamers CLASSES =
            Streamers.of(
                    classOf("Base", number("key"), number("index")),
                    classOf("Link", element("TStreamerBase", "Base", 0, "BASE")),
                    classOf(
                            "TFooMember",
                            element("TStreamerBase", "TObject", Types.TOBJECT, "BASE"),
                            number("value")),
                    classOf(
                            "TObjString",
                            element("TStreamerBase", "TObject", Types.TOBJECT, "BASE"),
                            element("TStreamerString", "fString", Types.TSTRING, "TString")),
                    classOf(
                            "Node",
                            number("x"),
                            element("TStreamerObjectPointer", "next", 64, "Node*")),
                    classOf("Odd", element("TStreamerBasicType", "x", 99, "what")));

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static Column read(String type, byte[] bytes) throws FormatException {
        return read(Forms.of(CppType.parse(type), CLASSES), type, bytes);
    }

    private static Column read(Form form, String type, byte[] bytes) throws FormatException {
        return read(new Interpretation.Formed(form, Interpretation.Entry.ONE, type), bytes);
    }

    private static Column read(Interpretation.Formed formed, byte[] bytes) throws FormatException {
        Place place = new Place("x.root", "x", 0, true);
        Basket basket = new Basket(1, bytes, bytes.length, Optional.empty(), false, 64, place);
        BranchReader.Piece piece =
                new BranchReader.Piece(basket, new int[] {0, bytes.length}, 0, 1);
        return new FormDecoder(formed, List.of(piece)).column(Arena.ofAuto());
    }

    private static String figures(String type, String hex) throws FormatException {
        return first(read(type, bytes(hex)));
    }

    private static String first(Column column) {
        Figures figures = new Figures(column.type());
        figures.add(column);
        Map<String, Object> json = figures.json();
        return json.get("leaves") instanceof List<?> leaves
                ? leaves.stream()
                        .map(it -> firstOf((Map<?, ?>) it))
                        .filter(it -> !it.isEmpty())
                        .collect(Collectors.joining(", "))
                : firstOf(json);
    }

    // The first values of a leaf, its name before them; of bytes, nothing.
    private static String firstOf(Map<?, ?> leaf) {
        String name = leaf.get("leaf") instanceof String it ? it + " " : "";
        if (leaf.get("firstText") instanceof String texts) {
            return name + texts.lines().toList();
        }
        return leaf.get("first") instanceof List<?> numbers ? name + numbers : "";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector<set<string> >|" + SETS + "|[one, one, two]",
                "map<int,vector<string> >|" + MAP + "|0 [1, 2], 1 [one, one, two]",
                "map<string,int>|" + EMPTY_MAP + "|0 [], 1 []",
                "vector<Link>|" + LINKS + "|key [0, 7], index [-1, 9]",
                "vector<TFooMember*>|" + POINTERS + "|value [123, 123]",
                "TRef|" + REF + "|ref [1317]",
                "TRefArray|" + REFS + "|fName [], fSize [2], refs [4060, 3549]",
                "TArrayD|00000001 3ff8000000000000|[1.5]",
                "vector<bitset<3> >|4000000d 0009 00000001 00000003 010001|[1, 0, 1]",
                "vector<Node*>|4000000a 0009 00000001 00000000|x []",
                "vector<pair<short,char> >|4000000f 0009 00000001 40000005 0001 0007 02|first [7],"
                        + " second [2]",
                "TDatime|00000007|fDatime [7]",
                "vector<TArrayF*>|" + ARRAYS + "|[1.0, 2.0]",
                "vector<ElementLink<X> >|"
                        + LINKS
                        + "|m_persKey [0, 7], m_persIndex [4294967295,"
                        + " 9]"
            })
    void readsWhatRootWrote(String type, String hex, String values) throws FormatException {
        assertThat(figures(type, hex)).isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector<set<string> >|" + SETS,
                "map<int,vector<string> >|" + MAP,
                "vector<Link>|" + LINKS,
                "vector<TFooMember*>|" + POINTERS,
                "TRef|" + REF,
                "TRefArray|" + REFS
            })
    void refusesEntriesThatAreCutOrGoOn(String type, String hex) {
        byte[] whole = bytes(hex);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(type, cut)).isInstanceOf(FormatException.class);
        }
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        assertThatThrownBy(() -> read(type, longer))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("1 bytes are left of an entry");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector<int>|40000006 0009 7fffffff|a count of 2147483647 items",
                "vector<Link>|4000000c 4009 0000 69777553 7fffffff|a count of 2147483647 items",
                "vector<Link>|40000008 4009 0002 00000001|version 2 of Link",
                "TArrayD|ffffffff|a count of -1 items",
                "vector<TFooMember*>|4000000a 0009 00000001 00000007|not read before",
                "vector<TFooMember*>|40000010 0009 00000001 40000006 ffffffff 4100|expected a"
                        + " TFooMember"
            })
    void refusesWhatMakesNoSense(String type, String hex, String message) {
        assertThatThrownBy(() -> read(type, bytes(hex)))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "40000061 0004 0001 00000000 03001000 0b544f626a537472696e6773"
                        + "0c544f626a537472696e673b31 00000003 00000000"
                        + "0001 00000000 03000000 0001 00000000 03000000 0001 00000000 03000000"
                        + "06456c656d2d30 06656c656d2d31 07456c656d2d3230",
                "40000076 0004 0001 00000000 03000000 0b544f626a537472696e6773"
                        + "0c544f626a537472696e673b31 00000003 00000000"
                        + "01 40000013 0001 0001 00000000 03000000 06456c656d2d30"
                        + "01 40000013 0001 0001 00000000 03000000 06656c656d2d31"
                        + "01 40000014 0001 0001 00000000 03000000 07456c656d2d3230"
            })
    void readsArraysOfClonesMemberByMemberAndOneByOne(String hex) throws FormatException {
        Form item = Forms.of(CppType.parse("TObjString"), CLASSES);
        ClonesForm form = new ClonesForm("TObjString", (ClassForm) item);
        assertThat(first(read(form, "TClonesArray", bytes(hex))))
                .isEqualTo("fString [Elem-0, elem-1, Elem-20]");
        ClonesForm other = new ClonesForm("TFooMember", (ClassForm) item);
        assertThatThrownBy(() -> read(other, "TClonesArray", bytes(hex)))
                .hasMessageContaining("an array of TObjString, expected TFooMember");
    }

    @Test
    void readsAnObjectBehindTheNameOfItsClass() throws FormatException {
        Form form = Forms.of(CppType.parse("TFooMember"), CLASSES);
        byte[] entry =
                bytes("0a 54466f6f4d656d62657200 40000010 0001 0001 00000000 03000000 0000007b");
        Interpretation.Formed named =
                new Interpretation.Formed(form, Interpretation.Entry.NAMED, "TFooMember");
        assertThat(first(read(named, entry))).isEqualTo("value [123]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "string|40000008 0009 0161 03626364|[a, bcd]",
                "vector<short>|40000010 0009 00000001 0005 00000002 0006 0007|[5, 6, 7]",
                "TRef|" + REF + REF + "|ref [1317, 1317]"
            })
    void readsAMemberOfEachItemOfASplitCollection(String type, String hex, String values)
            throws FormatException {
        Form form = Forms.of(CppType.parse(type), CLASSES);
        Interpretation.Formed items =
                new Interpretation.Formed(form, Interpretation.Entry.ITEMS, type);
        assertThat(first(read(items, bytes(hex)))).isEqualTo(values);
        assertThat(first(read(items, new byte[0]))).endsWith("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4000002a 0001 " + MEMBER + "0000007b" + MEMBER + "0000007c|value [123, 124]",
                "40000002 0001|value []"
            })
    void readsObjectsThatAnotherBranchCounts(String hex, String values) throws FormatException {
        Streamer.Element member = element("TStreamerLoop", "hits", Types.LOOP, "TFooMember*");
        Form form = Forms.of(member, CLASSES);
        assertThat(first(read(form, "TFooMember*", bytes(hex)))).isEqualTo(values);
        assertThatThrownBy(() -> read(form, "TFooMember*", bytes("0001 00000000")))
                .hasMessageContaining("does not say where it ends");
        byte[] whole = bytes(hex);
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(form, "TFooMember*", cut))
                    .isInstanceOf(FormatException.class);
        }
    }

    @Test
    void keepsObjectsThatAnotherBranchCountsWhereTheirClassIsNotKnown() {
        Streamer.Element member = element("TStreamerLoop", "hits", Types.LOOP, "Unheard*");
        assertThat(Forms.of(member, CLASSES))
                .extracting(form -> ((OpaqueForm) form).reason())
                .isEqualTo("member hits: class Unheard is not described in the file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"01 3f800000 40000000|[1.0, 2.0]", "01|[]", "00|[]"})
    void readsShortenedFloatsThatAnotherBranchCounts(String hex, String values)
            throws FormatException {
        RestForm form = new RestForm(false, Range.of("thresholds"));
        assertThat(first(read(form, "Double32_t*", bytes(hex)))).isEqualTo(values);
        assertThatThrownBy(() -> read(form, "Double32_t*", bytes("01 3f80")))
                .isInstanceOf(FormatException.class);
        assertThatThrownBy(() -> read(form, "Double32_t*", bytes("00 3f800000")))
                .hasMessageContaining("4 bytes are left");
    }

    @Test
    void keepsMembersOfTheSameClassAsBytes() {
        assertThat(Forms.of(CppType.parse("Node"), CLASSES).type())
                .hasToString("{x: int32, next: opaque Node*}");
    }

    @Test
    void saysWhyAClassIsNotRead() {
        assertThat(Forms.of(CppType.parse("vector<Odd>"), CLASSES))
                .isEqualTo(new OpaqueForm("std::vector<Odd>", "member x: type number 99"));
        assertThat(Forms.of(CppType.parse("map<int,Unheard>"), CLASSES))
                .extracting(form -> ((OpaqueForm) form).reason())
                .isEqualTo("class Unheard is not described in the file");
    }

    @Test
    void refusesClassesThatGrowWithoutEnd() {
        List<Streamer> classes = new ArrayList<>();
        for (int i = 0; i < 39; i++) {
            String next = "C" + (i + 1);
            classes.add(
                    classOf(
                            "C" + i,
                            element("TStreamerObjectAny", "a", Types.ANY, next),
                            element("TStreamerObjectAny", "b", Types.ANY, next)));
        }
        classes.add(classOf("C39", number("x")));
        Streamers many = Streamers.of(classes.toArray(Streamer[]::new));
        Form form = Forms.of(CppType.parse("C0"), many);
        assertThat(org.kaon.io.column.Leaf.of(form.type()).size()).isLessThan(50_000);
    }
}
