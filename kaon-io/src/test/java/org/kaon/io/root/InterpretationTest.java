package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// What branches hold, by records made by hand as ROOT would write them.
class InterpretationTest {

    private static RootObject object(String className, Object... members) {
        RootObject object = new RootObject(className);
        for (int i = 0; i < members.length; i += 2) {
            Object value = members[i + 1];
            object.put((String) members[i], value instanceof Integer n ? (Long) (long) n : value);
        }
        return object;
    }

    private static RootObject array(RootObject... items) {
        RootObject array = new RootObject("TObjArray");
        List.of(items).forEach(array::add);
        return array;
    }

    private static Interpretation of(RootObject branch) {
        return Interpretation.of(new BranchRecord(branch, Streamers.none()));
    }

    private static Interpretation leaf(String className, String title, int length, Object... more) {
        RootObject leaf = object(className, "fName", "x", "fTitle", title, "fLen", length);
        for (int i = 0; i < more.length; i += 2) {
            leaf.put((String) more[i], more[i + 1]);
        }
        return of(object("TBranch", "fName", "x", "fLeaves", array(leaf)));
    }

    private static Interpretation element(int kind, int type, String className, int length) {
        RootObject leaf = object("TLeafElement", "fTitle", "x", "fLen", length);
        return of(
                object(
                        "TBranchElement",
                        "fName",
                        "x",
                        "fType",
                        kind,
                        "fStreamerType",
                        type,
                        "fClassName",
                        className,
                        "fID",
                        -1,
                        "fLeaves",
                        array(leaf)));
    }

    @ParameterizedTest
    @CsvSource({
        "TLeafO,bool,bool",
        "TLeafB,int8_t,uint8_t",
        "TLeafS,int16_t,uint16_t",
        "TLeafI,int32_t,uint32_t",
        "TLeafL,int64_t,uint64_t",
        "TLeafG,int64_t,uint64_t",
        "TLeafF,float,float",
        "TLeafD,double,double"
    })
    void readsEveryLeaf(String className, String signed, String unsigned) {
        assertThat(leaf(className, "x", 1).typeName()).isEqualTo(signed);
        assertThat(leaf(className, "x", 1, "fIsUnsigned", 1L).typeName()).isEqualTo(unsigned);
    }

    @Test
    void takesShapesFromTitles() {
        assertThat(leaf("TLeafF", "x[3][4]", 12).type()).hasToString("float32[3, 4]");
        assertThat(leaf("TLeafF", "x[3]", 12).type()).hasToString("float32[12]");
        assertThat(leaf("TLeafF", "x", 1).type()).hasToString("float32");
    }

    @Test
    void readsArraysWithACounter() {
        RootObject counter = object("TLeafI", "fName", "n");
        assertThat(leaf("TLeafF", "x[n]", 1, "fLeafCount", counter).typeName())
                .isEqualTo("float[]");
        assertThat(leaf("TLeafD", "x[n][4]", 4, "fLeafCount", counter).typeName())
                .isEqualTo("double[][4]");
    }

    @Test
    void refusesShapesThatMakeNoSense() {
        Interpretation huge = leaf("TLeafF", "x[99999999][99999999]", 2_000_000_000);
        assertThat(huge).isInstanceOf(Interpretation.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector<float>|std::vector<float>",
                "std::vector<unsigned int>|std::vector<uint32_t>",
                "vector<Long64_t, std::allocator<Long64_t> >|std::vector<int64_t>",
                "vector<double,ROOT::Detail::VecOps::RAdoptAllocator<double> >|std::vector<double>",
                "vector<bool>|std::vector<bool>"
            })
    void readsVectorsOfNumbers(String className, String typeName) {
        Interpretation found = element(0, Types.STL_BRANCH, className, 1);
        assertThat(found).isInstanceOf(Interpretation.Lists.class);
        assertThat(found.typeName()).isEqualTo(typeName);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector<vector<float> >|list of list of float32|std::vector<std::vector<float>>",
                "vector<string>|list of text|std::vector<std::string>",
                "map<int,float>|list of {0: int32, 1: float32}|std::map<int32_t, float>",
                "vector<Double32_t>|list of float64|std::vector<Double32_t>",
                "set<short>|list of int16|std::set<int16_t>",
                "bitset<8>|list of bool|std::bitset<8>",
                "string|text|std::string"
            })
    void readsContainersOfContainers(String className, String column, String typeName) {
        Interpretation found = element(0, Types.STL_BRANCH, className, 1);
        assertThat(found.type()).hasToString(column);
        assertThat(found.typeName()).isEqualTo(typeName);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"vector<TLorentzVector>|std::vector<TLorentzVector>", "Jet|Jet"})
    void keepsClassesThatAreNotDescribedByName(String className, String typeName) {
        Interpretation found = element(0, Types.STL_BRANCH, className, 1);
        assertThat(found.type()).hasToString("opaque " + typeName);
        assertThat(((Interpretation.Unknown) found).reason())
                .endsWith("is not described in the file");
    }

    @Test
    void readsMembersOfObjectsAndOfCollections() {
        assertThat(element(0, 5, "Jet", 1).typeName()).isEqualTo("float");
        assertThat(element(31, 5, "Jet", 1).typeName()).isEqualTo("float[]");
        assertThat(element(41, 18, "Jet", 1).typeName()).isEqualTo("bool[]");
        assertThat(element(0, Types.ARRAY + 8, "Jet", 3).typeName()).isEqualTo("double[3]");
        assertThat(element(0, Types.COUNTED + 3, "Jet", 1).typeName()).isEqualTo("int32_t[]");
        assertThat(element(3, -1, "TClonesArray", 1).typeName()).isEqualTo("int32_t");
        assertThat(element(31, Types.BITS, "Jet", 1).typeName()).isEqualTo("uint32_t[]");
    }

    @Test
    void keepsWhatCouldBeReadOnlyInPart() {
        RootObject branch = object("TBranch", "fName", "x");
        branch.damage("why");
        assertThat(of(branch)).isEqualTo(new Interpretation.Unknown("TBranch", "why"));
    }

    @Test
    void readsTextsAndLeafLists() {
        assertThat(leaf("TLeafC", "x", 1).typeName()).isEqualTo("char*");
        assertThat(leaf("TLeafC", "x", 9).type()).hasToString("text");
        RootObject x = object("TLeafF", "fName", "x", "fLen", 1);
        RootObject n = object("TLeafI", "fName", "n", "fLen", 1);
        RootObject y = object("TLeafB", "fName", "y", "fTitle", "y[n]", "fLen", 1, "fLeafCount", n);
        Interpretation list = of(object("TBranch", "fLeaves", array(x, n)));
        assertThat(list.typeName()).isEqualTo("struct {float x; int32_t n;}");
        assertThat(list.type()).hasToString("{x: float32, n: int32}");
        assertThat(of(object("TBranch", "fLeaves", array(x, n, y))).type())
                .hasToString("{x: float32, n: int32, y: list of int8}");
        assertThat(of(object("TBranch", "fLeaves", array(x, y))))
                .isInstanceOf(Interpretation.Unknown.class);
    }

    @Test
    void readsShortenedFloats() {
        assertThat(leaf("TLeafD32", "x[2]/d[0,1,10]", 2).type()).hasToString("float64[2]");
        assertThat(leaf("TLeafF16", "x", 1).type()).hasToString("float32");
        assertThat(leaf("TLeafF16", "x[n]", 1, "fLeafCount", object("TLeafI")).type())
                .hasToString("list of float32");
    }
}
