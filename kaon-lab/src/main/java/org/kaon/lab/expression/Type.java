package org.kaon.lab.expression;

/// What an expression gives in each row.
public enum Type {
    /// A number.
    NUMBER("a number", false, false),
    /// True or false.
    FLAG("true or false", true, false),
    /// A list of numbers.
    NUMBERS("a list of numbers", false, true),
    /// A list of true or false.
    FLAGS("a list of true or false", true, true);

    private final String words;
    private final boolean flag;
    private final boolean list;

    Type(String words, boolean flag, boolean list) {
        this.words = words;
        this.flag = flag;
        this.list = list;
    }

    static Type of(boolean flag, boolean list) {
        return flag ? list ? FLAGS : FLAG : list ? NUMBERS : NUMBER;
    }

    /// Whether values are true or false.
    public boolean flag() {
        return flag;
    }

    /// Whether each row holds a list.
    public boolean list() {
        return list;
    }

    @Override
    public String toString() {
        return words;
    }
}
