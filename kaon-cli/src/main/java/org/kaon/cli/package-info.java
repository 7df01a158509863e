/// The `kaon` command: it parses words, calls the room that does the work, and prints.
///
/// Enter at {@link org.kaon.cli.Main}; each command is one class named after it. Nothing here
/// decides anything about data, networks or figures, and no exception reaches the user as a stack
/// trace unless `--debug` asks for it ({@link org.kaon.cli.Failure}).
@NullMarked
package org.kaon.cli;

import org.jspecify.annotations.NullMarked;
