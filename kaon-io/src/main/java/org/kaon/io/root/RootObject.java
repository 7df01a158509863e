package org.kaon.io.root;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An object as read from a file: its class, its members by name, and for a collection its items.
///
/// Members are [Long] (integers, bools), [Double], [String], `long[]`, `double[]` or [RootObject].
final class RootObject {

    /// What a null pointer points to.
    static final RootObject NOTHING = new RootObject("");

    private static final long[] NONE = {};

    private final String className;
    private final Map<String, Object> members = new HashMap<>();
    private final List<RootObject> items = new ArrayList<>();
    private String damage = "";
    private int version;

    RootObject(String className) {
        this.className = className;
    }

    String className() {
        return className;
    }

    boolean present() {
        return this != NOTHING;
    }

    /// The version of the class that wrote it, 0 where it does not say.
    int version() {
        return version;
    }

    void version(int written) {
        version = written;
    }

    /// Why only a part of the object could be read; empty where all was.
    String damage() {
        return damage;
    }

    void damage(String reason) {
        damage = reason;
    }

    void put(String name, Object value) {
        members.putIfAbsent(name, value);
    }

    void add(RootObject item) {
        items.add(item);
    }

    void inherit(RootObject base) {
        base.members.forEach(members::putIfAbsent);
        items.addAll(base.items);
    }

    /// The items of a collection, [#NOTHING] for null pointers among them.
    List<RootObject> items() {
        return items;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /// An integer member, 0 where there is none; floats are cut.
    long integer(String name) {
        return members.get(name) instanceof Number n ? n.longValue() : 0;
    }

    /// A text member, empty where there is none.
    String text(String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    /// An array member, empty where there is none.
    long[] integers(String name) {
        return members.get(name) instanceof long[] array ? array : NONE;
    }

    /// A member of another kind.
    <T> Optional<T> value(String name, Class<T> kind) {
        return Optional.ofNullable(members.get(name)).filter(kind::isInstance).map(kind::cast);
    }

    /// A member object, [#NOTHING] where there is none.
    RootObject object(String name) {
        return members.get(name) instanceof RootObject object ? object : NOTHING;
    }

    @Override
    public String toString() {
        return className + members;
    }
}
