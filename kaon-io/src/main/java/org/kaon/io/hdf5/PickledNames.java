package org.kaon.io.hdf5;

import java.util.ArrayList;
import java.util.List;

/// A list of texts or whole numbers that Python has pickled by its oldest protocol, which is text:
/// PyTables keeps names of columns like that.
///
/// Only what makes such a list is understood; nothing is ever run.
///
/// *Source*: Python, `Lib/pickletools.py`.
final class PickledNames {

    private PickledNames() {}

    /// The names; none where the text is anything else.
    static List<String> read(String pickle) {
        List<String> names = new ArrayList<>();
        int at = pickle.startsWith("(l") ? 2 : pickle.startsWith("]") ? 1 : -1;
        while (at >= 0 && at < pickle.length()) {
            int end = pickle.indexOf('\n', at);
            String rest = pickle.substring(at + 1, end < 0 ? pickle.length() : end);
            switch (pickle.charAt(at)) {
                case 'p' -> at = end < 0 ? -1 : end + 1;
                case 'a' -> at++;
                case '.' -> {
                    return names;
                }
                case 'V', 'I', 'L' -> {
                    boolean number = pickle.charAt(at) == 'L';
                    names.add(unescaped(number ? rest.replace("L", "") : rest));
                    at = end < 0 ? -1 : end + 1;
                }
                case 'S' -> {
                    boolean quoted = rest.length() > 1 && "'\"".indexOf(rest.charAt(0)) >= 0;
                    names.add(quoted ? rest.substring(1, rest.length() - 1) : rest);
                    at = end < 0 ? -1 : end + 1;
                }
                default -> at = -1;
            }
        }
        return List.of();
    }

    // `\\u0041` stands for a character that is not plain.
    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean code = text.startsWith("\\u", i) && i + 6 <= text.length();
            String digits = code ? text.substring(i + 2, i + 6) : "";
            if (code && digits.matches("[0-9a-fA-F]{4}")) {
                plain.append((char) Integer.parseInt(digits, 16));
                i += 5;
            } else {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }
}
