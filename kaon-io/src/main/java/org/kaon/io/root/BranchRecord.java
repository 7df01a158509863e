package org.kaon.io.root;

import java.util.List;
import java.util.Optional;

/// A branch as it lies in the file, with what is needed to find out what it holds.
///
/// @param object the TBranch or a class derived from it
/// @param streamers the file's classes
record BranchRecord(RootObject object, Streamers streamers) {

    String name() {
        return object.text("fName");
    }

    boolean ofClass(String className) {
        return object.className().equals(className);
    }

    /// Whether the branch was split from an object.
    boolean element() {
        return ofClass("TBranchElement");
    }

    List<RootObject> leaves() {
        return present(object.object("fLeaves").items());
    }

    List<RootObject> branches() {
        return present(object.object("fBranches").items());
    }

    /// Kind of a TBranchElement: 0 alone, 1 base, 2 object, 3 TClonesArray, 4 collection, 31 and 41
    /// their members.
    int kind() {
        return (int) object.integer("fType");
    }

    /// ROOT's number of the type of a TBranchElement; see [Types].
    int type() {
        return (int) object.integer("fStreamerType");
    }

    /// Whether the branch is a member of a split collection.
    boolean inCollection() {
        return kind() == 31 || kind() == 41;
    }

    /// The description of the member that a TBranchElement holds, empty for a whole object.
    Optional<Streamer.Element> member() {
        int id = (int) object.integer("fID");
        if (id < 0) {
            return Optional.empty();
        }
        int version = (int) object.integer("fClassVersion");
        return streamers
                .find(object.text("fClassName"), version)
                .flatMap(streamer -> streamer.element(id));
    }

    private static List<RootObject> present(List<RootObject> items) {
        return items.stream().filter(RootObject::present).toList();
    }
}
