package org.kaon.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Op;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class ExportsTest {

    @Test
    void everyOpOfTheCoreIsMappedOrRefusedWithAReason() throws Exception {
        Set<String> open = new TreeSet<>();
        Set<String> twice = new TreeSet<>();
        for (Class<? extends Op> op : ops()) {
            boolean mapped = Exports.ops().contains(op);
            boolean refused = Exports.refusal(op).isPresent();
            if (!mapped && !refused) {
                open.add(op.getName());
            }
            if (mapped && refused) {
                twice.add(op.getName());
            }
        }
        assertThat(open).isEmpty();
        assertThat(twice).isEmpty();
        assertThat(ops()).hasSizeGreaterThan(75);
    }

    private static Set<Class<? extends Op>> ops() throws Exception {
        URI place = Op.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (!place.getPath().endsWith(".jar")) {
            return ops(Path.of(place));
        }
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(place), Map.of())) {
            return ops(jar.getPath("/"));
        }
    }

    private static Set<Class<? extends Op>> ops(Path root) throws IOException, URISyntaxException {
        Set<Class<? extends Op>> ops = new java.util.HashSet<>();
        for (String room : new String[] {"graph", "op"}) {
            try (Stream<Path> files = Files.list(root.resolve("org/kaon/" + room))) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(".class") && !name.startsWith("package"))
                        .map(name -> "org.kaon." + room + "." + name.replace(".class", ""))
                        .forEach(name -> addIfOp(name, ops));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return ops;
    }

    private static void addIfOp(String name, Set<Class<? extends Op>> ops) {
        try {
            Class<?> type = Class.forName(name);
            if (Op.class.isAssignableFrom(type) && !type.isInterface()) {
                ops.add(type.asSubclass(Op.class));
            }
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
