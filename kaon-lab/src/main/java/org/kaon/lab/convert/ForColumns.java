package org.kaon.lab.convert;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;
import org.kaon.io.column.Schema;

import java.util.List;
import java.util.Optional;

/// A setting for the columns that fit a pattern: `x*=5`, or `5` for all.
record ForColumns(NamePattern columns, String value) {

    private static final String ALL = "*";

    static ForColumns parse(String text) {
        int equal = text.lastIndexOf('=');
        return equal < 0
                ? new ForColumns(new NamePattern(ALL), text.strip())
                : new ForColumns(
                        new NamePattern(text.substring(0, equal).strip()),
                        text.substring(equal + 1).strip());
    }

    /// *Errors*: [FormatException] for a pattern that no column fits.
    ///
    /// @param option for the error
    static void requireUsed(List<ForColumns> settings, String option, Schema schema)
            throws FormatException {
        List<String> names = RowNumbers.without(schema).names();
        for (ForColumns setting : settings) {
            NamePattern pattern = setting.columns;
            if (!pattern.text().equals(ALL) && names.stream().noneMatch(pattern::fits)) {
                throw FormatException.of(
                        option,
                        "",
                        "no column fits \"%s\".%s"
                                .formatted(pattern.text(), Nearest.hint(pattern.text(), names)));
            }
        }
    }

    /// The first that fits a name.
    static Optional<String> find(List<ForColumns> settings, String name) {
        return settings.stream()
                .filter(it -> it.columns.fits(name))
                .map(ForColumns::value)
                .findFirst();
    }
}
