package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The names of a group, in whichever of three ways the group keeps them: a tree of symbols (the
/// old way), messages of its header, or a heap of links.
///
/// *Source*: specification, III.A.1, III.B "Symbol Table Entry", IV.A.2.g "The Link Message".
final class Links {

    private final Input input;
    private final String group;
    private final Map<String, Link> links = new TreeMap<>();
    private final Set<Long> seen = new HashSet<>();

    private Links(Input input, String group) {
        this.input = input;
        this.group = group;
    }

    static Map<String, Link> read(Input input, List<Message> header, String group)
            throws IOException {
        Links found = new Links(input, group);
        for (Message message : header) {
            Cursor in = message.cursor(input, group);
            switch (message.kind()) {
                case ObjectHeader.LINK -> found.link(in);
                case ObjectHeader.LINK_INFO -> found.heap(in);
                case ObjectHeader.SYMBOL_TABLE -> {
                    long tree = in.offset();
                    found.tree(tree, in.offset());
                }
                default -> {}
            }
        }
        return found.links;
    }

    private void link(Cursor in) throws FormatException {
        in.skip(1);
        int flags = in.small(1);
        int kind = (flags & 8) != 0 ? in.small(1) : 0;
        in.skip(((flags & 4) != 0 ? 8 : 0) + ((flags & 16) != 0 ? 1 : 0));
        String name = utf8(in.bytes(in.number(1 << (flags & 3))));
        switch (kind) {
            case 0 -> links.put(name, new Link.Hard(in.offset()));
            case 1 -> links.put(name, new Link.Soft(utf8(in.bytes(in.small(2)))));
            case 64 -> {
                Cursor value = in.part(in.small(2));
                value.skip(1);
                String file = value.text();
                links.put(name, new Link.External(file, value.text()));
            }
            default -> links.put(name, new Link.Unknown(kind));
        }
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    private void heap(Cursor in) throws IOException {
        in.skip(1);
        int flags = in.small(1);
        in.skip((flags & 1) != 0 ? 8 : 0);
        long address = in.offset();
        long names = in.offset();
        if (address == ObjectHeader.UNDEFINED) {
            return;
        }
        FractalHeap heap = new FractalHeap(input, address, group);
        for (Cursor record : BTree2.records(input, names, group)) {
            // The hash of the name comes before the link's place in the heap.
            record.skip(4);
            link(heap.object(record));
        }
    }

    private void tree(long address, long heapAddress) throws IOException {
        Cursor heap =
                input.at(heapAddress, 8L + 2 * input.lengthBytes() + input.offsetBytes(), group);
        heap.signature("HEAP").skip(4);
        long length = heap.length();
        heap.length();
        node(address, input.at(heap.offset(), length, group));
    }

    private void node(long address, Cursor names) throws IOException {
        if (!seen.add(address)) {
            throw FormatException.at(input.name(), group, address, "a tree of names has a loop.");
        }
        Cursor head = input.at(address, 8, group);
        byte[] signature = head.bytes(4);
        if (signature[0] == 'S') {
            symbols(address, names);
            return;
        }
        int kind = head.small(1);
        head.skip(1);
        int count = head.small(2);
        int start = 8 + 2 * input.offsetBytes();
        long step = input.lengthBytes() + input.offsetBytes();
        Cursor in = input.at(address, start + count * step, group).signature("TREE");
        if (kind != 0) {
            throw in.error("expected a tree of names, found one of kind " + kind + ".");
        }
        in.skip(start - 4);
        for (int i = 0; i < count; i++) {
            in.length();
            node(in.offset(), names);
        }
    }

    private void symbols(long address, Cursor names) throws IOException {
        int count = input.at(address + 6, 2, group).small(2);
        long entry = 2L * input.offsetBytes() + 24;
        Cursor in = input.at(address, 8 + count * entry, group).signature("SNOD");
        in.skip(4);
        for (int i = 0; i < count; i++) {
            String name = text(names, in.number(input.offsetBytes()));
            long header = in.offset();
            int cache = in.small(4);
            in.skip(4);
            Cursor scratch = in.part(16);
            links.put(
                    name,
                    cache == 2
                            ? new Link.Soft(text(names, scratch.number(4)))
                            : new Link.Hard(header));
        }
    }

    private static String text(Cursor names, long offset) throws FormatException {
        return names.from(offset).text();
    }
}
