package org.kaon.io.root;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x [0,10,8]|0|25.6",
                "[ -5, 5 , 10 ] comment|-5|102.4",
                "[n] [0,1]|0|4294967295",
                "[0,1,40]|0|4294967295",
                "[-pi,pi,31]|-3.141592653589793|341782637.78",
                "[0,2*pi,8]|0|40.7436654",
                "[0,pi/2,2]|0|2.5464790",
                "[-pi/4,0,2]|-0.7853981633974483|5.0929581"
            })
    void takesStepsFromComments(String comment, double low, double perUnit) {
        Range range = Range.of(comment);
        assertThat(range).isInstanceOf(Range.Steps.class);
        assertThat(((Range.Steps) range).low()).isEqualTo(low);
        assertThat(((Range.Steps) range).perUnit())
                .isCloseTo(perUnit, org.assertj.core.data.Percentage.withPercentage(1e-5));
    }

    @Test
    void takesBitsOfTheMantissaWhereThereIsNoRange() {
        assertThat(Range.of("[0,0,10]")).isEqualTo(new Range.Bits(10));
        assertThat(Range.of("[1,1,14]")).isEqualTo(new Range.Bits(14));
        assertThat(Range.of("[0,0,20]")).isEqualTo(new Range.None());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"a length", "[10]", "[n][3]", "[", "''", "[a,b,c]", "[0,1,x]", "[,,]"})
    void findsNoRangeWhereThereIsNone(String comment) {
        assertThat(Range.of(comment)).isEqualTo(new Range.None());
    }
}
