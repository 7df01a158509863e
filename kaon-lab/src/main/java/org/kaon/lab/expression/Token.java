package org.kaon.lab.expression;

/// A word of an expression.
///
/// @param text as written; of a quoted name, what stands between the back quotes
/// @param position the first character, from 0
record Token(Kind kind, String text, int position) {

    enum Kind {
        NUMBER,
        NAME,
        /// A name in back quotes, which may hold any character and never means a constant.
        QUOTED,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    String describe() {
        return kind == Kind.END ? "the end" : '"' + text + '"';
    }
}
