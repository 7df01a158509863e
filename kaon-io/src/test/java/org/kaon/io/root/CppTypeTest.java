package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CppTypeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vector<int>|std::vector<int32_t>",
                "std::vector<vector<unsigned int> >|std::vector<std::vector<uint32_t>>",
                "vector<float,allocator<float> >|std::vector<float>",
                "map<string,pair<int,Long64_t> >"
                        + "|std::map<std::string, std::pair<int32_t, int64_t>>",
                "const vector<TH1D*>*|std::vector<TH1D*>*",
                "ROOT::VecOps::RVec<double>|RVec<double>",
                "bitset<12>|std::bitset<12>",
                "ElementLink<DataVector<xAOD::Jet_v1> >|ElementLink<DataVector<xAOD::Jet_v1>>",
                "A<int>::B<float>|A<int>::B<float>",
                "unsigned long long|uint64_t",
                "vector<int|vector<int",
                "vector<>|vector<>",
                "map<int>|map<int>"
            })
    void takesNamesApart(String name, String written) {
        assertThat(CppType.parse(name)).hasToString(written);
    }

    @Test
    void findsClassesWhateverTheirSpaces() {
        assertThat(CppType.compact("A<B<int> >")).isEqualTo("A<B<int>>");
        assertThat(CppType.compact("A<unsigned int, B >")).isEqualTo("A<unsigned int,B>");
    }

    @Test
    void keepsANameThatNestsTooDeep() {
        String deep = "vector<".repeat(5000) + "int" + ">".repeat(5000);
        CppType type = CppType.parse(deep);
        for (int i = 0; i < 40 && !type.arguments().isEmpty(); i++) {
            type = type.arguments().getFirst();
        }
        assertThat(type.arguments()).isEmpty();
        assertThat(type.name()).startsWith("vector<");
    }
}
