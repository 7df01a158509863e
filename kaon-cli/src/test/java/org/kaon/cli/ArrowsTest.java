package org.kaon.cli;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

/// Arrows between the rooms point down, none goes sideways, and packages form no cycle.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrowsTest {

    /// Packages under `org.kaon` that make one room (named by its first), and the rooms below it.
    record Room(List<String> packages, List<String> below) {

        static Room room(String packages, String below) {
            return new Room(List.of(packages.split(" ")), List.of(below.split(" ")));
        }

        boolean sees(Room other) {
            return equals(other) || below.contains(other.packages.getFirst());
        }

        @Override
        public String toString() {
            return packages.getFirst();
        }
    }

    private static final String NETWORKS =
            "model config layer activation initializer regularizer constraint loss metric optimizer"
                    + " schedule onnx callback data keras";
    private static final String CORE = "engine gradient op graph tensor";

    static List<Room> rooms() {
        return List.of(
                Room.room("io", ""),
                Room.room("physics", ""),
                Room.room("tensor", ""),
                Room.room("graph", "tensor"),
                Room.room("op", "graph tensor"),
                Room.room("gradient", "op graph tensor"),
                Room.room("engine", "gradient op graph tensor"),
                Room.room(NETWORKS, CORE + " io"),
                Room.room("lab", "model physics io " + CORE),
                Room.room("benchmark", "lab model physics io " + CORE),
                Room.room("cli", "benchmark lab model physics io " + CORE));
    }

    private JavaClasses kaon;

    @BeforeAll
    void readClasses() throws IOException {
        kaon = new ClassFileImporter().importPaths(House.here().classes());
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyRoomsBelowIt(Room room) {
        classes()
                .that()
                .resideInAnyPackage(packagesOf(it -> it.equals(room)))
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(packagesOf(room::sees))
                                .or(not(resideInAnyPackage("org.kaon.."))))
                .allowEmptyShould(true)
                .check(kaon);
    }

    @Test
    void everyPackageBelongsToARoom() {
        classes().should().resideInAnyPackage(packagesOf(it -> true)).check(kaon);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.kaon.(**)").should().beFreeOfCycles().check(kaon);
    }

    @Test
    void theEngineDoesNotKnowItsCpuPackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kaon.engine.cpu..")
                .and()
                .resideInAPackage("org.kaon.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.kaon.engine.cpu..")
                .allowEmptyShould(true)
                .check(kaon);
    }

    @Test
    void theVectorModuleAndOneDnnStayInTheCpuEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.kaon.engine.cpu..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.incubator.vector..", "org.bytedeco..")
                .check(kaon);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(
                        kaon.stream()
                                .map(JavaClass::getPackage)
                                .distinct()
                                .filter(it -> !it.isAnnotatedWith(NullMarked.class))
                                .map(JavaPackage::getName))
                .as("packages without @NullMarked in their package-info.java")
                .isEmpty();
    }

    private static String[] packagesOf(Predicate<Room> wanted) {
        return rooms().stream()
                .filter(wanted)
                .flatMap(room -> room.packages().stream())
                .map(name -> "org.kaon." + name + "..")
                .toArray(String[]::new);
    }
}
