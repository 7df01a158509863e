package org.kaon.io.image;

import org.kaon.io.column.FormatException;
import org.kaon.io.column.Nearest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Pictures in folders that are named by their class, in the order of class and name.
///
/// The first one says what size all have.
final class ClassFolders implements Pictures {

    private static final Set<String> READ = Set.of("png", "jpg", "jpeg");
    private static final Set<String> OTHER =
            Set.of("gif", "bmp", "webp", "tif", "tiff", "ppm", "pgm", "heic", "avif", "jp2");

    private record Entry(String name, int label) {}

    private final Shelf shelf;
    private final List<String> classes;
    private final List<Entry> entries;
    private final Frame frame;

    private ClassFolders(Shelf shelf, List<String> classes, List<Entry> entries, Frame frame) {
        this.shelf = shelf;
        this.classes = classes;
        this.entries = entries;
        this.frame = frame;
    }

    /// *Errors*: [FormatException] where there are no pictures, no class folders, several folders
    /// of class folders, or pictures of a kind that is not read.
    ///
    /// @param object the folder whose class folders are meant, or empty
    static ClassFolders of(Shelf shelf, String object) throws IOException {
        String inside = object.isEmpty() || object.endsWith("/") ? object : object + "/";
        List<String> all = shelf.names().stream().filter(ClassFolders::visible).toList();
        List<String> names = all.stream().filter(name -> name.startsWith(inside)).toList();
        if (names.isEmpty() && !inside.isEmpty()) {
            throw noSuchFolder(shelf, object, all);
        }
        requireKind(shelf, names);
        List<String> pictures = names.stream().filter(n -> READ.contains(ending(n))).toList();
        requireOneRoot(shelf, inside, pictures);
        TreeSet<String> classes = new TreeSet<>();
        pictures.forEach(name -> classes.add(folder(name)));
        List<String> ordered = List.copyOf(classes);
        List<Entry> entries = new ArrayList<>();
        for (String name : pictures) {
            entries.add(new Entry(name, java.util.Collections.binarySearch(ordered, folder(name))));
        }
        entries.sort(Comparator.comparingInt(Entry::label).thenComparing(Entry::name));
        try (PictureDecoder decoder = new PictureDecoder(shelf.name())) {
            String first = entries.getFirst().name;
            Frame frame = decoder.decode(first, shelf.read(first)).frame();
            return new ClassFolders(shelf, ordered, List.copyOf(entries), frame);
        }
    }

    // What systems leave behind (.DS_Store, __MACOSX) is nobody's picture.
    private static boolean visible(String name) {
        return !name.startsWith(".") && !name.contains("/.") && !name.startsWith("__MACOSX/");
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /// The path of the folder that a picture lies in, with the slash; empty for none.
    private static String parent(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private static String folder(String name) {
        String[] parts = name.split("/");
        return parts[parts.length - 2];
    }

    private static String root(String name) {
        String parent = parent(name);
        return parent.substring(0, parent.lastIndexOf('/', parent.length() - 2) + 1);
    }

    private static FormatException noSuchFolder(Shelf shelf, String object, List<String> all) {
        TreeSet<String> folders = new TreeSet<>();
        for (String name : all) {
            if (READ.contains(ending(name)) && !parent(name).isEmpty()) {
                folders.add(root(name).replaceAll("/$", ""));
            }
        }
        folders.remove("");
        return FormatException.of(
                shelf.name(),
                "",
                "holds no folder \"%s\" with class folders of pictures.%s"
                        .formatted(object, folders.isEmpty() ? "" : Nearest.hint(object, folders)));
    }

    private static void requireKind(Shelf shelf, List<String> names) throws FormatException {
        for (String name : names) {
            if (OTHER.contains(ending(name))) {
                throw FormatException.of(
                        shelf.name(),
                        name,
                        "is a picture of a kind that is not read. Convert it to PNG, which loses"
                                + " nothing.");
            }
        }
    }

    private static void requireOneRoot(Shelf shelf, String inside, List<String> pictures)
            throws FormatException {
        if (pictures.isEmpty()) {
            throw FormatException.of(
                    shelf.name(), "", "holds no pictures. Expected CLASS/*.png or CLASS/*.jpg.");
        }
        TreeSet<String> roots = new TreeSet<>();
        for (String name : pictures) {
            if (parent(name).length() <= inside.length()) {
                throw FormatException.of(
                        shelf.name(),
                        name,
                        "lies in no class folder. Expected CLASS/*.png or CLASS/*.jpg, one folder"
                                + " for each class.");
            }
            roots.add(root(name));
        }
        if (roots.size() > 1) {
            List<String> some =
                    roots.stream().limit(6).map(r -> r.isEmpty() ? "the top" : r).toList();
            throw FormatException.of(
                    shelf.name(),
                    "",
                    "holds class folders in several places (%s%s); say which, as in %s:%s"
                            .formatted(
                                    String.join(", ", some),
                                    roots.size() > some.size() ? ", …" : "",
                                    shelf.name(),
                                    roots.last().replaceAll("/$", "")));
        }
    }

    @Override
    public String file() {
        return shelf.name();
    }

    @Override
    public Frame frame() {
        return frame;
    }

    @Override
    public long rows() {
        return entries.size();
    }

    @Override
    public List<Labelling> labellings() {
        return List.of(Labelling.of(classes));
    }

    @Override
    public Walk from(long row) {
        return new FolderWalk(Math.toIntExact(row) - 1);
    }

    @Override
    public void close() throws IOException {
        shelf.close();
    }

    private final class FolderWalk implements Walk {

        private final PictureDecoder decoder = new PictureDecoder(shelf.name());
        private int at;

        FolderWalk(int before) {
            this.at = before;
        }

        @Override
        public void next(int[] labels) {
            labels[0] = entries.get(++at).label;
        }

        @Override
        public byte[] pixels() throws IOException {
            String name = entries.get(at).name;
            PictureDecoder.Picture picture = decoder.decode(name, shelf.read(name));
            if (!picture.frame().equals(frame)) {
                throw FormatException.of(
                        shelf.name(),
                        name,
                        "is %s, but the first picture (%s) is %s (height × width × channels). Pictures of one set must have one size: scale or cut them, or convert grey ones to RGB."
                                .formatted(picture.frame(), entries.getFirst().name, frame));
            }
            return picture.values();
        }

        @Override
        public void close() {
            decoder.close();
        }
    }
}
