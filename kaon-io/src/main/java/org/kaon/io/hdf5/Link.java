package org.kaon.io.hdf5;

/// What a name in a group stands for.
sealed interface Link {

    /// An object of the same file.
    record Hard(long address) implements Link {}

    /// A path in the same file.
    record Soft(String path) implements Link {}

    /// A path in another file.
    record External(String file, String path) implements Link {}

    /// Of a kind that only its writer understands.
    record Unknown(int kind) implements Link {}
}
