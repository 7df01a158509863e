package org.kaon.op;

import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// An equation of {@link Einsum} for operands of known ranks: one letter for each axis of each
/// operand and of the result.
///
/// The axes of an ellipsis get letters of their own, the same from the last axis backwards.
record EinsumEquation(List<String> operands, String result) {

    private static final String DOTS = "...";
    private static final char FIRST_HIDDEN = 0xE000;

    /// *Errors*: what is wrong with the text, and at which position.
    static EinsumEquation parse(String text, List<Shape> shapes) {
        String equation = text.replace(" ", "");
        int arrow = equation.indexOf("->");
        String left = arrow < 0 ? equation : equation.substring(0, arrow);
        List<String> terms = List.of(left.split(",", -1));
        if (terms.size() != shapes.size()) {
            throw failure(
                    equation,
                    left.length(),
                    shapes.size() + " operands, as many as were given",
                    terms.size() + " before this place");
        }
        List<String> operands = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < terms.size(); i++) {
            String term = terms.get(i);
            check(equation, start, term);
            operands.add(expanded(equation, start, term, shapes.get(i).rank()));
            start += term.length() + 1;
        }
        if (arrow < 0) {
            return new EinsumEquation(operands, implied(operands));
        }
        String result = equation.substring(arrow + 2);
        check(equation, arrow + 2, result);
        String full = result.replace(DOTS, hidden(operands));
        checkResult(equation, arrow + 2, full, operands);
        return new EinsumEquation(operands, full);
    }

    // Letters, each once, and at most one ellipsis.
    private static void check(String equation, int start, String term) {
        String seen = "";
        for (int i = 0; i < term.length(); i++) {
            char letter = term.charAt(i);
            if (term.startsWith(DOTS, i) && !seen.contains(".")) {
                seen += '.';
                i += DOTS.length() - 1;
                continue;
            }
            boolean isLetter = letter >= 'a' && letter <= 'z' || letter >= 'A' && letter <= 'Z';
            if (!isLetter) {
                throw failure(
                        equation, start + i, "letters and at most one '...'", "'" + letter + "'");
            }
            if (seen.indexOf(letter) >= 0) {
                throw failure(
                        equation,
                        start + i,
                        "each letter once in a term (diagonals are not supported)",
                        "'" + letter + "' again");
            }
            seen += letter;
        }
    }

    private static String expanded(String equation, int start, String term, int rank) {
        boolean dots = term.contains(DOTS);
        int letters = term.length() - (dots ? DOTS.length() : 0);
        if (dots ? letters > rank : letters != rank) {
            throw failure(
                    equation,
                    start,
                    (dots ? "at most " : "")
                            + rank
                            + " letters for an operand of "
                            + rank
                            + " axes",
                    letters);
        }
        StringBuilder axes = new StringBuilder();
        for (int i = rank - letters - 1; i >= 0; i--) {
            axes.append((char) (FIRST_HIDDEN + i));
        }
        return term.replace(DOTS, axes);
    }

    /// The letters of the longest ellipsis.
    private static String hidden(List<String> operands) {
        String longest = "";
        for (String operand : operands) {
            String own =
                    operand.chars()
                            .filter(c -> c >= FIRST_HIDDEN)
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining());
            longest = own.length() > longest.length() ? own : longest;
        }
        return longest;
    }

    // NumPy's rule without an arrow: the ellipsis, then the letters that come once, in order.
    private static String implied(List<String> operands) {
        String all = String.join("", operands);
        return hidden(operands)
                + all.chars()
                        .filter(c -> c < FIRST_HIDDEN && all.indexOf(c) == all.lastIndexOf(c))
                        .sorted()
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
    }

    private static void checkResult(
            String equation, int start, String result, List<String> operands) {
        String all = String.join("", operands);
        for (int i = 0; i < result.length(); i++) {
            if (all.indexOf(result.charAt(i)) < 0) {
                throw failure(
                        equation,
                        start + i,
                        "a letter of an operand",
                        "'" + result.charAt(i) + "'");
            }
        }
        if (!result.contains(hidden(operands))) {
            throw failure(equation, start, "'...' in the result as in an operand", result);
        }
    }

    private static ShapeException failure(
            String equation, int position, String expected, Object found) {
        return new ShapeException(
                "Einsum \""
                        + equation
                        + "\", position "
                        + (position + 1)
                        + ": expected "
                        + expected
                        + ", found "
                        + found
                        + ". Write it like \"bij,bjk->bik\".");
    }
}
