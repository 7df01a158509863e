package org.kaon.io.rntuple;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The names of members of base classes, as uproot 5.7.7 gives them.
class InheritedTest {

    private int id;

    private Field field(String name, String typeName) {
        return new Field(id++, 0, Field.Role.LEAF, name, typeName, "", 0, false, false);
    }

    private Inherited member(String name, Field... bases) {
        return new Inherited(field(name, "float"), List.of(bases));
    }

    @Test
    void leavesNamesThatDiffer() {
        Field base = field(":_0", "Base");
        assertThat(Inherited.names(List.of(member("y"), member("x", base))))
                .containsExactly("y", "x");
    }

    @Test
    void leavesTheNameOfAMemberThatHidesOneOfItsBase() {
        Field base = field(":_0", "Base");
        assertThat(Inherited.names(List.of(member("x"), member("x", base))))
                .containsExactly("x", "Base::x");
    }

    @Test
    void tellsApartMembersOfABaseThatIsInheritedTwice() {
        Field child = field(":_0", "Child");
        Field other = field(":_1", "Other");
        Field left = field(":_0", "Base");
        Field right = field(":_0", "Base");
        assertThat(Inherited.names(List.of(member("x", child, left), member("x", other, right))))
                .containsExactly("Child::x", "Other::x");
    }

    @Test
    void leavesOutBasesThatAllHaveInFront() {
        Field child = field(":_0", "Child");
        Field left = field(":_0", "Left");
        Field right = field(":_1", "Right");
        assertThat(Inherited.names(List.of(member("x", child, left), member("x", child, right))))
                .containsExactly("Left::x", "Right::x");
    }

    @Test
    void putsAsManyBasesInFrontAsTellMembersApart() {
        Field left = field(":_0", "Child");
        Field right = field(":_1", "Child");
        Field one = field(":_0", "One");
        Field two = field(":_0", "Two");
        assertThat(Inherited.names(List.of(member("x", left, one), member("x", right, two))))
                .containsExactly("Child::One::x", "Child::Two::x");
    }
}
