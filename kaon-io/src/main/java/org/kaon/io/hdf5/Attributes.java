package org.kaon.io.hdf5;

import org.kaon.io.column.Column;
import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The attributes of an object, each decoded when it is asked for: one that is damaged does not
/// hide the others.
public final class Attributes {

    private final Input input;
    private final String object;
    private final TreeMap<String, Cursor> messages = new TreeMap<>();

    Attributes(Input input, List<Message> header, String object) throws IOException {
        this.input = input;
        this.object = object;
        for (Message message : header) {
            if (message.kind() == ObjectHeader.ATTRIBUTE) {
                add(message.resolved(input, object));
            } else if (message.kind() == ObjectHeader.ATTRIBUTE_INFO) {
                heap(message.cursor(input, object));
            }
        }
    }

    private void heap(Cursor in) throws IOException {
        in.skip(1);
        in.skip((in.small(1) & 1) != 0 ? 2 : 0);
        long address = in.offset();
        long names = in.offset();
        if (address == ObjectHeader.UNDEFINED) {
            return;
        }
        FractalHeap heap = new FractalHeap(input, address, object);
        for (Cursor record : BTree2.records(input, names, object)) {
            // Flag 2 of a record: the attribute lies with those that objects have in common.
            boolean shared = (record.from(8).small(1) & 2) != 0;
            add(shared ? SharedMessage.kept(record, ObjectHeader.ATTRIBUTE) : heap.object(record));
        }
    }

    private void add(Cursor in) throws FormatException {
        Cursor head = in.from(0);
        int version = head.small(1);
        head.skip(1);
        int length = head.small(2);
        head.skip(version == 3 ? 5 : 4);
        messages.put(head.part(length).text(), in);
    }

    public Set<String> names() {
        return messages.keySet();
    }

    /// The attribute of that name.
    ///
    /// *Errors*: [FormatException] where it is damaged.
    public Optional<Attribute> find(String name) throws IOException {
        Cursor message = messages.get(name);
        return message == null ? Optional.empty() : Optional.of(read(name, message.from(0)));
    }

    /// The attribute of that name as a text.
    public Optional<String> text(String name) throws IOException {
        Optional<Attribute> found = find(name);
        return found.isPresent() ? Optional.of(found.get().text()) : Optional.empty();
    }

    /// *Source*: specification, IV.A.2.m "The Attribute Message".
    private Attribute read(String name, Cursor in) throws IOException {
        int version = in.small(1);
        int flags = in.small(1);
        int nameBytes = in.small(2);
        int typeBytes = in.small(2);
        int shapeBytes = in.small(2);
        if (version < 1 || version > 3) {
            throw in.error("an attribute of unknown version " + version + ".");
        }
        in.skip(version == 3 ? 1 : 0);
        int multiple = version == 1 ? 8 : 1;
        in.skip(padded(nameBytes, multiple));
        Cursor typeIn = in.part(padded(typeBytes, multiple));
        Datatype type =
                (flags & 1) != 0
                        ? DatatypeReader.read(SharedMessage.resolve(typeIn, ObjectHeader.DATATYPE))
                        : DatatypeReader.read(typeIn);
        Cursor shapeIn = in.part(padded(shapeBytes, multiple));
        Dataspace shape =
                DataspaceReader.read(
                                (flags & 2) != 0
                                        ? SharedMessage.resolve(shapeIn, ObjectHeader.DATASPACE)
                                        : shapeIn)
                        .shape();
        long count = shape.size();
        if (count > in.remaining() / Math.max(1, type.size())) {
            throw in.error(
                    "attribute \"%s\" has %d values, more than its bytes hold."
                            .formatted(name, count));
        }
        byte[] bytes = in.bytes(count * type.size());
        Elements elements = new Elements(input, new GlobalHeap(input), object + "@" + name);
        Column values = elements.decode(type, MemorySegment.ofArray(bytes), count, Arena.ofAuto());
        return new Attribute(name, type, shape.extents(), values);
    }

    private static int padded(int length, int multiple) {
        return (length + multiple - 1) / multiple * multiple;
    }
}
