package org.kaon.io.inspect;

import org.kaon.io.column.Schema;
import org.kaon.io.column.Source;

import java.util.Map;
import java.util.Optional;

/// The columns of a source as parts of what is in its file.
public final class SourceParts {

    private SourceParts() {}

    /// One column, or a structure that can be asked for as a whole.
    ///
    /// @param facts what the format says of it
    public static Part of(
            Source source,
            Schema.Field field,
            String typeName,
            Size size,
            Map<String, Object> facts) {
        return new Part(
                field.name(),
                typeName,
                Optional.of(field.type()),
                source.rows(),
                size,
                facts,
                new SourceReading(source, field.name()));
    }
}
