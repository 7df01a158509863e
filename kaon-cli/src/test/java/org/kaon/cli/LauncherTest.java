package org.kaon.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The launcher script in a folder of its own, with a stand-in for Maven that only counts its
/// calls.
@DisabledOnOs(value = WINDOWS, disabledReason = "kaon.bat is untested")
class LauncherTest {

    private static final String CLASSES =
            Stream.of(System.getProperty("java.class.path").split(":"))
                    .filter(it -> Files.exists(Path.of(it)))
                    .collect(Collectors.joining(":"));
    private static final Map<String, String> BUILT = Map.of("KAON_CLASSPATH", CLASSES);

    private static final String BUILD =
            """
            echo x >>builds
            cp classes kaon-cli/target/runtime.classpath
            : >kaon-cli/target/kaon-cli-7.jar
            """;

    record Outcome(int code, String out, String err) {}

    @TempDir private Path project;

    @BeforeEach
    void layOutAProject() throws IOException {
        Files.copy(House.here().root().resolve("kaon"), project.resolve("kaon"));
        Files.createDirectories(project.resolve("kaon-cli/src/main"));
        Files.createDirectories(project.resolve("kaon-cli/target"));
        for (String file : List.of("pom.xml", "kaon-cli/pom.xml", "kaon-cli/src/main/A.java"))
            Files.writeString(project.resolve(file), "");
        Path lab = Files.createFile(project.resolve("kaon-lab-7.jar"));
        Files.writeString(project.resolve("classes"), lab + ":" + CLASSES);
        maven(BUILD);
    }

    @Test
    void printsItsVersionAndNothingElse() throws Exception {
        Outcome it = kaon(BUILT, "--version");
        assertThat(it.out).startsWith("Kaon ").contains("Java " + Runtime.version().feature());
        assertThat(it.err).isEmpty();
        assertThat(it.code).isZero();
    }

    @Test
    void passesTheExitCodeOn() throws Exception {
        Outcome it = kaon(BUILT, "no-such-command");
        assertThat(it.code).isEqualTo(Failure.USAGE);
        assertThat(it.err).startsWith("kaon: ").contains("no-such-command");
    }

    @Test
    void letsNoWarningOfTheJvmThroughWhereTheVectorModuleIsUsed() throws Exception {
        Outcome it = kaon(BUILT, "bench", "--no-such-option");
        assertThat(it.code).isEqualTo(Failure.USAGE);
        assertThat(it.err).startsWith("kaon: ").doesNotContain("WARNING", "kaon: started");
    }

    @Test
    void showsWhyTheJvmDidNotStart() throws Exception {
        Map<String, String> settings = new HashMap<>(BUILT);
        settings.put("KAON_JAVA_OPTIONS", "-XX:NoSuchFlag");
        Outcome it = kaon(settings, "train", "x.yaml");
        assertThat(it.err)
                .contains("NoSuchFlag")
                .contains("Could not create the Java Virtual Machine");
        assertThat(it.code).isEqualTo(1);
    }

    @Test
    void showsThatTheHeapWasRefused() throws Exception {
        Map<String, String> settings = new HashMap<>(BUILT);
        settings.put("KAON_JAVA_OPTIONS", "-Xmx1k");
        assertThat(kaon(settings, "train", "x.yaml").err).contains("Too small maximum heap");
    }

    @Test
    void optionsFromOutsideComeBeforeItsOwn() throws Exception {
        for (String options : List.of("-XX:+UseParallelGC", "-Xmx96m", "-XX:MaxNewSize=8m")) {
            Map<String, String> settings = new HashMap<>(BUILT);
            settings.put("KAON_JAVA_OPTIONS", options);
            Outcome it = kaon(settings, "--version");
            assertThat(it.err).isEmpty();
            assertThat(it.code).isZero();
        }
    }

    @Test
    void saysWhatIsWrongWithTheJdkThatWasAskedFor() throws Exception {
        Outcome it = kaon(Map.of("KAON_JAVA_HOME", project.toString()), "--version");
        assertThat(it.code).isEqualTo(1);
        assertThat(it.err).contains("KAON_JAVA_HOME").contains("25.0.3");
    }

    @Test
    void buildsOnFirstUseAndNotAgain() throws Exception {
        Outcome first = kaon(Map.of(), "--version");
        assertThat(first.err).contains("first use").contains("done").hasLineCount(1);
        assertThat(first.out).startsWith("Kaon ");
        assertThat(kaon(Map.of(), "--version").err).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws Exception {
        kaon(Map.of(), "--version");
        Files.setLastModifiedTime(
                project.resolve("kaon-cli/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(1)));
        assertThat(kaon(Map.of(), "--version").err).contains("sources have changed");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void buildsOnceWhenStartedTwiceAtOnce() throws Exception {
        maven("sleep 0.3\n" + BUILD);
        Process one = start(Map.of(), "--version"), two = start(Map.of(), "--version");
        assertThat(List.of(one.waitFor(), two.waitFor())).containsOnly(0);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void takesOverTheLockOfADeadProcess() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(project.resolve(".kaon"));
        Files.writeString(project.resolve(".kaon/lock"), dead.pid() + "\n");
        assertThat(kaon(Map.of(), "--version").code).isZero();
        assertThat(project.resolve(".kaon/lock")).doesNotExist();
    }

    @Test
    void showsTheEndOfTheLogWhenTheBuildFails() throws Exception {
        maven("echo 'A.java:1: this is no Java'; exit 1");
        Outcome it = kaon(Map.of(), "--version");
        assertThat(it.err).contains("this is no Java").contains("build.log");
        assertThat(it.code).isEqualTo(1);
        assertThat(project.resolve(".kaon/lock")).doesNotExist();
    }

    private void maven(String script) throws IOException {
        Path file = project.resolve("mvnw");
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private long builds() throws IOException {
        try (Stream<String> lines = Files.lines(project.resolve("builds"))) {
            return lines.count();
        }
    }

    private Outcome kaon(Map<String, String> settings, String... arguments) throws Exception {
        Process process = start(settings, arguments);
        int code = process.waitFor();
        return new Outcome(
                code,
                new String(process.getInputStream().readAllBytes(), UTF_8),
                new String(process.getErrorStream().readAllBytes(), UTF_8));
    }

    private Process start(Map<String, String> settings, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("sh", project.resolve("kaon").toString());
        builder.command().addAll(List.of(arguments));
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(it -> it.startsWith("KAON_") || it.equals("JAVA_TOOL_OPTIONS"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(settings);
        return builder.start();
    }
}
