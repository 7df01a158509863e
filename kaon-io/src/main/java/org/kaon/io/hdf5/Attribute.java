package org.kaon.io.hdf5;

import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;
import org.kaon.io.column.Text;

import java.util.List;
import java.util.stream.LongStream;

/// A named value of a group or data set.
///
/// @param shape empty for a single value
/// @param values all values, one after the other
public record Attribute(String name, Datatype type, List<Long> shape, Column values) {

    public Attribute {
        shape = List.copyOf(shape);
    }

    /// The value as one text.
    ///
    /// *Errors*: [FormatException] where it is not one text.
    public String text() throws FormatException {
        List<String> texts = texts();
        if (texts.size() != 1) {
            throw FormatException.of(
                    "attribute", name, "expects one text, found " + texts.size() + ".");
        }
        return texts.getFirst();
    }

    /// The values as texts.
    ///
    /// *Errors*: [FormatException] where they are not.
    public List<String> texts() throws FormatException {
        if (values instanceof Text texts) {
            return LongStream.range(0, texts.length()).mapToObj(texts::at).toList();
        }
        // An empty array of NumPy is one of numbers, whatever it was meant to hold.
        if (values.length() == 0) {
            return List.of();
        }
        throw FormatException.of("attribute", name, "expects texts, found " + values.type() + ".");
    }
}
