package org.kaon.io.image;

import org.kaon.io.inspect.Inspection;
import org.kaon.io.inspect.TableInspection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is in a set of pictures: their size, and the classes as far as the files tell them.
public final class PictureInspection {

    private static final int SHOWN = 12;

    private PictureInspection() {}

    /// @param format what the files are
    /// @param size of the file or folder in bytes
    public static Inspection of(String format, PictureSource source, long size) {
        Map<String, Object> facts = new LinkedHashMap<>();
        List<String> remarks = new ArrayList<>();
        facts.put("picture", source.pictures().frame().shape());
        remarks.add(source.pictures().frame() + " pixels (height × width × channels)");
        for (Labelling labelling : source.pictures().labellings()) {
            List<String> classes = labelling.classes();
            if (!classes.isEmpty()) {
                facts.put(labelling.name() + "es", classes);
                List<String> some = classes.subList(0, Math.min(SHOWN, classes.size()));
                remarks.add(
                        "%d classes in %s: %s%s"
                                .formatted(
                                        classes.size(),
                                        labelling.name(),
                                        String.join(", ", some),
                                        classes.size() > SHOWN ? ", …" : ""));
            }
        }
        return new TableInspection(format, facts, remarks, source, size);
    }
}
