package org.kaon.io.hdf5;

import org.kaon.io.numpy.Array;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A group of a file under construction: named groups and data sets.
public final class NewGroup implements NewObject {

    private final Tail tail;
    private final NewHeap heap;
    private final NewAttributes attributes;
    private final Map<String, NewObject> members = new TreeMap<>();

    NewGroup(Tail tail, NewHeap heap) {
        this.tail = tail;
        this.heap = heap;
        this.attributes = new NewAttributes(heap);
    }

    @Override
    public NewAttributes attributes() {
        return attributes;
    }

    /// The group at a path below this one, made where it is missing: `layers/dense/vars`.
    ///
    /// *Errors*: [IllegalArgumentException] where a data set has that name.
    public NewGroup group(String path) {
        NewGroup group = this;
        for (String name : path.split("/")) {
            if (!name.isEmpty()) {
                NewGroup parent = group;
                NewObject found =
                        parent.members.computeIfAbsent(name, _ -> new NewGroup(tail, heap));
                if (!(found instanceof NewGroup next)) {
                    throw new IllegalArgumentException("\"" + name + "\" is a data set already.");
                }
                group = next;
            }
        }
        return group;
    }

    /// A data set of numbers in one piece.
    public NewDataset dataset(String path, Array numbers) throws IOException {
        return dataset(path, numbers, Storage.contiguous());
    }

    /// A data set of numbers.
    public NewDataset dataset(String path, Array numbers, Storage storage) throws IOException {
        Datatype type = Datatype.of(numbers.element());
        if (storage.chunkRows() == 0) {
            return add(path, NewDataset.whole(tail, heap, type, numbers.shape(), numbers.data()));
        }
        if (numbers.shape().isEmpty()) {
            throw new IllegalArgumentException("\"" + path + "\": one number has no chunks.");
        }
        List<Long> row = numbers.shape().subList(1, numbers.shape().size());
        NewDataset dataset = open(path, type, row, storage);
        dataset.append(numbers.data(), numbers.shape().getFirst());
        dataset.finish();
        return dataset;
    }

    /// A data set of texts of any length.
    public NewDataset texts(String path, List<String> texts) throws IOException {
        Bytes references = new Bytes();
        for (String text : texts) {
            references.put(heap.put(text));
        }
        return add(
                path,
                NewDataset.whole(
                        tail,
                        heap,
                        new Datatype.VariableText(true),
                        List.of((long) texts.size()),
                        java.lang.foreign.MemorySegment.ofArray(references.toArray())));
    }

    /// A data set that grows by [NewDataset#append], chunk by chunk.
    ///
    /// @param type of one element
    /// @param row the shape of one row
    public NewDataset open(String path, Datatype type, List<Long> row, Storage storage) {
        if (storage.chunkRows() == 0) {
            throw new IllegalArgumentException(
                    "\"" + path + "\" grows, so it needs chunks: Storage.chunked or gzip.");
        }
        return add(path, NewDataset.growing(tail, heap, type, row, storage));
    }

    private NewDataset add(String path, NewDataset dataset) {
        int slash = path.lastIndexOf('/');
        NewGroup parent = slash < 0 ? this : group(path.substring(0, slash));
        String name = path.substring(slash + 1);
        if (name.isEmpty() || parent.members.putIfAbsent(name, dataset) != null) {
            throw new IllegalArgumentException(
                    "\"" + path + "\": expects a new name, found one that is taken or empty.");
        }
        return dataset;
    }

    @Override
    public long write() throws IOException {
        ObjectHeader header = new ObjectHeader();
        // All links lie in the header itself: no heap, no tree of names.
        Bytes info = new Bytes().put(1, 0).put(1, 0);
        header.add(
                ObjectHeader.LINK_INFO,
                info.put(8, ObjectHeader.UNDEFINED).put(8, ObjectHeader.UNDEFINED));
        header.add(ObjectHeader.GROUP_INFO, new Bytes().put(2, 0));
        for (Map.Entry<String, NewObject> member : members.entrySet()) {
            byte[] name = member.getKey().getBytes(StandardCharsets.UTF_8);
            // Version 1; flags: a character set is given, the name's length takes two bytes.
            Bytes link = new Bytes().put(1, 1).put(1, 0x11).put(1, 1).put(2, name.length);
            header.add(ObjectHeader.LINK, link.put(name).put(8, member.getValue().write()));
        }
        attributes.addTo(header);
        return header.write(tail);
    }
}
