package org.kaon.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Einsum.einsum;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

class EinsumTest {

    private static final FixtureFile NUMPY = FixtureFile.read("einsum_values.txt");

    static Set<String> equations() {
        return NUMPY.examples().keySet();
    }

    @ParameterizedTest
    @MethodSource("equations")
    void givesWhatNumPyGives(String equation) {
        NUMPY.check(equation, in -> List.of(einsum(equation, in.values().toArray(Value[]::new))));
    }

    @Test
    void takesSpacesAndUnknownExtents() {
        Value q = placeholder("q", Shape.of(Shape.ANY, Shape.ANY, 4, 5));
        Value k = placeholder("k", Shape.of(Shape.ANY, Shape.ANY, 4, 5));
        assertThat(einsum("bthd, bshd -> bhts", q, k).shape())
                .isEqualTo(Shape.of(Shape.ANY, 4, Shape.ANY, Shape.ANY));
        Value w = placeholder("w", Shape.of(5, 3));
        assertThat(einsum("bthd,dk->bthk", q, w).shape())
                .isEqualTo(Shape.of(Shape.ANY, Shape.ANY, 4, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ij,jk->ik|2,3|position 6: expected 1 operands, as many as were given, found 2",
                "i*->i|2,3|position 2: expected letters and at most one '...', found '*'",
                "ii->i|3,3|position 2: expected each letter once in a term (diagonals",
                "ij->ik|2,3|position 6: expected a letter of an operand, found 'k'",
                "ij->ii|2,3|position 6: expected each letter once",
                "ijk->i|2,3|position 1: expected 2 letters for an operand of 2 axes, found 3",
                "ijk...->i|2,3|position 1: expected at most 2 letters",
                "i..->i|2,3|position 2: expected letters and at most one '...', found '.'",
                "i......->i|2,3|position 5: expected letters and at most one '...', found '.'",
                "i...->i|2,3|position 7: expected '...' in the result as in an operand, found i",
            })
    void refusesAWrongEquationWithThePosition(String equation, String extents, String words) {
        long[] shape = Arrays.stream(extents.split(",")).mapToLong(Long::parseLong).toArray();
        assertThatThrownBy(() -> einsum(equation, placeholder("x", Shape.of(shape))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Einsum \"" + equation + "\", " + words);
    }

    @Test
    void refusesExtentsThatDiffer() {
        Value a = placeholder("a", Shape.of(2, 3));
        Value b = placeholder("b", Shape.of(4, 5));
        assertThatThrownBy(() -> einsum("ij,jk->ik", a, b))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("one extent for 'j', found 3 and 4");
    }

    @Test
    void refusesToJoinAxesOfUnknownExtents() {
        Value a = placeholder("a", Shape.of(Shape.ANY, 2, Shape.ANY, 3));
        Value b = placeholder("b", Shape.of(Shape.ANY, 3));
        assertThatThrownBy(() -> einsum("sijk,sk->sij", a, b))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("at most one unknown extent");
    }
}
