package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.op.ErrorFunctions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// erf and erfc against a table of arbitrary precision, in units in the last place.
class ErrorFunctionTest {

    record Row(float x, double erf, double erfc) {}

    private static List<Row> table() throws IOException {
        try (InputStream in =
                        Objects.requireNonNull(
                                ErrorFunctionTest.class.getResourceAsStream(
                                        "/kernel/error_function.txt"));
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .map(line -> line.split(" "))
                    .map(words ->
                            new Row(
                                    Float.parseFloat(words[0]),
                                    Double.parseDouble(words[1]),
                                    Double.parseDouble(words[2])))
                    .toList();
        }
    }

    @Test
    void erfErrsByOneUnit() throws IOException {
        for (Row row : table()) {
            float y = ErrorFunction.erf(Scalar.ARITHMETIC, row.x);
            assertThat(ElementaryTest.error(y, row.erf)).as("erf %s = %s", row.x, y).isLessThan(1);
        }
    }

    @Test
    void erfcErrsByAFewUnitsFarOutToo() throws IOException {
        for (Row row : table()) {
            float y = ErrorFunction.erfc(Scalar.ARITHMETIC, row.x);
            assertThat(ElementaryTest.error(y, row.erfc))
                    .as("erfc %s = %s", row.x, y)
                    .isLessThan(4);
        }
    }

    @Test
    void specialValuesAreTheLimits() {
        assertThat(ErrorFunction.erf(Scalar.ARITHMETIC, Float.NaN)).isNaN();
        assertThat(ErrorFunction.erfc(Scalar.ARITHMETIC, Float.NaN)).isNaN();
        assertThat(ErrorFunction.erf(Scalar.ARITHMETIC, Float.POSITIVE_INFINITY)).isEqualTo(1f);
        assertThat(ErrorFunction.erf(Scalar.ARITHMETIC, Float.NEGATIVE_INFINITY)).isEqualTo(-1f);
        assertThat(ErrorFunction.erfc(Scalar.ARITHMETIC, Float.POSITIVE_INFINITY)).isEqualTo(0f);
        assertThat(ErrorFunction.erfc(Scalar.ARITHMETIC, Float.NEGATIVE_INFINITY)).isEqualTo(2f);
        assertThat(ErrorFunction.erf(Scalar.ARITHMETIC, -0f)).isEqualTo(-0f);
        assertThat(ErrorFunction.erf(Scalar.ARITHMETIC, Float.MIN_VALUE))
                .isEqualTo(Float.MIN_VALUE);
    }

    @Test
    void theInterpretersErrorFunctionIsThatOfTheTable() throws IOException {
        for (Row row : table()) {
            assertThat(ErrorFunctions.erf(row.x)).isCloseTo(row.erf, within(1e-12));
            assertThat(ErrorFunctions.erfc(row.x))
                    .isCloseTo(row.erfc, within(1e-11 * row.erfc + 1e-300));
        }
    }
}
