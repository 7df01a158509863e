package org.kaon.io.root;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The description of classes that a file carries, by name and version.
final class Streamers {

    private final Map<String, TreeMap<Integer, Streamer>> byName = new HashMap<>();

    private Streamers() {}

    /// Of a file that describes no class.
    static Streamers none() {
        return new Streamers();
    }

    /// Of a file that describes these classes.
    static Streamers of(Streamer... classes) {
        Streamers streamers = none();
        for (Streamer one : classes) {
            streamers.add(one);
        }
        return streamers;
    }

    /// Reads the list of `TStreamerInfo`. Its own classes are known beforehand ([Bootstrap]).
    static Streamers read(RootFile file) throws IOException {
        Streamers streamers = none();
        long seek = file.header().streamers();
        if (seek == 0) {
            return streamers;
        }
        String object = "StreamerInfo";
        Key key = file.key(seek, object);
        Cursor content = file.content(key, seek, object);
        RootObject list = new ObjectReader(content, key.keyBytes(), streamers).object("TList");
        for (RootObject item : list.items()) {
            if (item.className().equals("TStreamerInfo")) {
                streamers.add(streamer(item));
            }
        }
        return streamers;
    }

    private void add(Streamer streamer) {
        byName.computeIfAbsent(CppType.compact(streamer.className()), name -> new TreeMap<>())
                .putIfAbsent(streamer.version(), streamer);
    }

    private static Streamer streamer(RootObject item) {
        List<Streamer.Element> elements = new ArrayList<>();
        for (RootObject e : item.object("fElements").items()) {
            int dimensions = Math.clamp(e.integer("fArrayDim"), 0, 5);
            long[] extents = e.integers("fMaxIndex");
            List<Integer> shape = new ArrayList<>();
            for (int i = 0; i < Math.min(dimensions, extents.length); i++) {
                shape.add((int) extents[i]);
            }
            elements.add(
                    new Streamer.Element(
                            e.className(),
                            e.text("fName"),
                            e.text("fTitle"),
                            (int) e.integer("fType"),
                            (int) e.integer("fArrayLength"),
                            shape,
                            e.text("fTypeName"),
                            e.text("fCountName")));
        }
        return new Streamer(item.text("fName"), (int) item.integer("fClassVersion"), elements);
    }

    /// The description of one version of a class; where the file lacks that version, its highest
    /// one; where it describes none, what is known of the class otherwise.
    Optional<Streamer> find(String className, int version) {
        TreeMap<Integer, Streamer> versions = byName.get(CppType.compact(className));
        if (versions == null) {
            return KnownClasses.find(className);
        }
        Streamer exact = versions.get(version);
        return Optional.of(exact == null ? versions.lastEntry().getValue() : exact);
    }

    /// All versions of a class that the file describes, the highest first, or the one that is
    /// known.
    List<Streamer> versions(String className) {
        TreeMap<Integer, Streamer> versions = byName.get(CppType.compact(className));
        return versions == null
                ? KnownClasses.find(className).stream().toList()
                : List.copyOf(versions.descendingMap().values());
    }
}
