package org.kaon.io.hdf5;

import org.kaon.io.column.FormatException;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A group of a file: names that stand for groups and data sets.
public final class Group implements Hdf5Object {

    private final Hdf5File file;
    private final String path;
    private final Attributes attributes;
    private final Map<String, Link> links;
    private final long address;

    Group(Hdf5File file, String path, long address, List<Message> header) throws IOException {
        this.file = file;
        this.address = address;
        this.path = path;
        this.attributes = new Attributes(file.input(), header, path);
        this.links = Links.read(file.input(), header, path);
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }

    /// The names in this group, in the order of their characters.
    public Set<String> names() {
        return links.keySet();
    }

    /// The object of a name in this group; empty where there is none.
    ///
    /// *Errors*: [FormatException] for a link that leads nowhere or out of the file, and for a
    /// damaged object.
    public Optional<Hdf5Object> find(String name) throws IOException {
        Link link = links.get(name);
        return link == null ? Optional.empty() : Optional.of(file.follow(link, this, name));
    }

    /// What makes two groups the same one.
    record Place(Hdf5File file, long address) {}

    Place place() {
        return new Place(file, address);
    }

    Hdf5File file() {
        return file;
    }

    Link link(String name) {
        return java.util.Objects.requireNonNull(links.get(name));
    }

    /// The object at a path below this group.
    ///
    /// *Errors*: [FormatException] where there is none, with the nearest names.
    public Hdf5Object at(String below) throws IOException {
        Hdf5Object here = this;
        for (String name : below.split("/")) {
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (!(here instanceof Group group)) {
                throw FormatException.of(
                        file.name(), here.path(), "is a data set, it has no \"" + name + "\".");
            }
            Optional<Hdf5Object> found = group.find(name);
            if (found.isEmpty()) {
                throw FormatException.of(
                        file.name(),
                        group.path.isEmpty() ? "/" : group.path,
                        "has no \"%s\".%s"
                                .formatted(
                                        name,
                                        org.kaon.io.column.Nearest.hint(
                                                name, List.copyOf(group.names()))));
            }
            here = found.get();
        }
        return here;
    }

    /// The group at a path below this one.
    public Group group(String below) throws IOException {
        if (at(below) instanceof Group group) {
            return group;
        }
        throw FormatException.of(file.name(), below, "is a data set, expected a group.");
    }

    /// The data set at a path below this group.
    public Dataset dataset(String below) throws IOException {
        if (at(below) instanceof Dataset dataset) {
            return dataset;
        }
        throw FormatException.of(file.name(), below, "is a group, expected a data set.");
    }
}
