package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The rules of the house that concern files: their size, their words, and a map that tells the
/// truth.
class HouseTest {

    private static final int FILE_LINES = 500;
    private static final int MAP_LINES = 150;
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*[a-z]\\w*(?:\\.[A-Z]\\w*)*)`");
    private static final Pattern MODULE = Pattern.compile("`(kaon-[a-z]+)`");
    private static final Pattern LEFT_OVER =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");

    private final House house = House.here();

    @Test
    void noJavaFileIsLongerThanFiveHundredLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : house.javaFiles()) {
            long lines = Files.readAllLines(file).size();
            if (lines > FILE_LINES) tooLong.add(house.relative(file) + ": " + lines + " lines");
        }
        assertThat(tooLong).as("files over %d lines: split them", FILE_LINES).isEmpty();
    }

    @Test
    void nothingIsLeftForLaterInAComment() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : house.javaFiles())
            if (LEFT_OVER.matcher(Files.readString(file)).find())
                found.add(house.relative(file).toString());
        assertThat(found).as("finish it, or say in a sentence why it is so").isEmpty();
    }

    @Test
    void theArchitectureMapIsShort() throws IOException {
        assertThat(Files.readAllLines(map())).hasSizeLessThanOrEqualTo(MAP_LINES);
    }

    @Test
    void theArchitectureMapNamesOnlyWhatExists() throws IOException {
        String text = Files.readString(map());
        Set<String> types = types();
        assertThat(named(TYPE, text)).isNotEmpty();
        assertThat(named(TYPE, text))
                .as("types named in ARCHITECTURE.md that are gone")
                .allMatch(types::contains);
        assertThat(named(MODULE, text))
                .as("modules named in ARCHITECTURE.md that are gone")
                .allMatch(it -> Files.exists(house.root().resolve(it).resolve("pom.xml")));
    }

    // Main classes with those nested in them, and every Java file, tests included.
    private Set<String> types() throws IOException {
        Stream<String> compiled =
                new ClassFileImporter()
                        .importPaths(house.classes()).stream()
                                .map(JavaClass::getName)
                                .map(it -> it.substring(it.lastIndexOf('.') + 1).replace('$', '.'));
        Stream<String> files =
                house.javaFiles().stream()
                        .map(it -> it.getFileName().toString().replace(".java", ""));
        return Stream.concat(compiled, files)
                .flatMap(it -> Stream.of(it, it.substring(it.lastIndexOf('.') + 1)))
                .collect(Collectors.toSet());
    }

    private Path map() {
        return house.root().resolve("ARCHITECTURE.md");
    }

    private static List<String> named(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .distinct()
                .toList();
    }
}
