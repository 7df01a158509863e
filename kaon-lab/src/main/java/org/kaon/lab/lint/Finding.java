package org.kaon.lab.lint;

/// A trap that was found.
///
/// @param rule the rule's name
/// @param where the layer or setting
/// @param what what is there
/// @param why what goes wrong with it
/// @param advice what to do
public record Finding(String rule, String where, String what, String why, String advice) {

    /// One paragraph: `conv2d: has no activation. Two … [linear-convolution]`.
    @Override
    public String toString() {
        return where + ": " + what + ". " + why + " " + advice + " [" + rule + "]";
    }
}
