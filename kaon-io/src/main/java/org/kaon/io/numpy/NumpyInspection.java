package org.kaon.io.numpy;

import org.kaon.io.bytes.BinaryFile;
import org.kaon.io.column.ColumnType;
import org.kaon.io.column.FormatException;
import org.kaon.io.inspect.Content;
import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.Item;
import org.kaon.io.inspect.Part;
import org.kaon.io.inspect.Size;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is in a `.npy` file, or in each array of a `.npz` archive.
public final class NumpyInspection implements Inspection {

    private final String format;
    private final String file;
    private final AutoCloseable owner;
    private final List<NpzArchive.Member> members;
    private final long size;

    private NumpyInspection(
            String format,
            String file,
            AutoCloseable owner,
            List<NpzArchive.Member> members,
            long size) {
        this.format = format;
        this.file = file;
        this.owner = owner;
        this.members = List.copyOf(members);
        this.size = size;
    }

    /// Of a `.npy` file.
    public static NumpyInspection npy(Path path) throws IOException {
        BinaryFile file = BinaryFile.open(path);
        NpzArchive.Member whole = new NpzArchive.Member("", ArrayBytes.of(file), file.size());
        return new NumpyInspection("npy", file.name(), file, List.of(whole), file.size());
    }

    /// Of a `.npz` archive.
    public static NumpyInspection npz(Path path) throws IOException {
        NpzArchive archive = NpzArchive.open(path);
        try {
            return new NumpyInspection(
                    "npz", archive.file(), archive, archive.members(), Files.size(path));
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("size", size);
    }

    @Override
    public List<Item> items() throws IOException {
        boolean alone = format.equals("npy");
        Map<String, Object> facts = alone ? head(members.getFirst()) : Map.of();
        return List.of(new Item("", alone ? "array" : "arrays", size, facts, this::content));
    }

    private Map<String, Object> head(NpzArchive.Member member) throws IOException {
        StoredArray.Head head = StoredArray.Head.read(file, member.name(), member.bytes());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("version", head.version() + ".0");
        facts.put("descr", head.description());
        facts.put("fortranOrder", head.fortran());
        return facts;
    }

    private Content content() {
        List<Part> parts = members.stream().map(this::part).toList();
        long rows = parts.stream().mapToLong(Part::rows).max().orElse(0);
        return new Content.Table("columns", rows, Map.of(), parts);
    }

    private Part part(NpzArchive.Member member) {
        StoredArray array;
        try {
            array = StoredArray.read(file, member.name(), member.bytes());
            if (!array.readable()) {
                throw FormatException.of(file, member.name(), "has rows too large to read.");
            }
        } catch (IOException e) {
            ColumnType type = new ColumnType.Opaque("?", String.valueOf(e.getMessage()));
            return new Part(
                    member.name(),
                    "?",
                    Optional.of(type),
                    0,
                    Size.UNKNOWN,
                    Map.of(),
                    (_, _, _) -> {});
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("shape", array.shape());
        if (big(array.type())) {
            facts.put("order", "big");
        }
        return new Part(
                member.name(),
                array.column().toString(),
                Optional.of(array.column()),
                array.rows(),
                Size.of(member.packed(), member.bytes().size(), 1),
                facts,
                (rows, step, to) -> read(array, rows, step, to));
    }

    private static boolean big(NpyType type) {
        return switch (type) {
            case NpyType.Scalar scalar -> scalar.big() && scalar.size() > 1;
            case NpyType.Characters text -> text.wide() && text.big();
            case NpyType.Complex complex -> complex.part().big();
            case NpyType.Inner inner -> big(inner.item());
            case NpyType.Raw _, NpyType.Structure _ -> false;
        };
    }

    private static void read(StoredArray array, long rows, long step, Part.Receiver to)
            throws IOException {
        for (long from = 0; from < rows; from += step) {
            int count = (int) Math.min(step, rows - from);
            try (Arena arena = Arena.ofConfined()) {
                to.add(new NpyItems(array.rows(from, count), arena).column(array.row(), count));
            }
        }
    }

    @Override
    public void close() throws IOException {
        NumpySource.close(owner);
    }
}
