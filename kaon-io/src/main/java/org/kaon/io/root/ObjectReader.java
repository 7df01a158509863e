package org.kaon.io.root;

import org.kaon.io.column.ElementType;
import org.kaon.io.column.FormatException;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Reads objects from one record, by the description of their classes in the file.
///
/// *Source*: ROOT `io/doc/TFile/dobject.md` and `TBufferFile::ReadObjectAny`.
final class ObjectReader {

    private static final int BYTE_COUNT = 0x40000000;
    private static final int CLASS = 0x80000000;
    private static final int NEW_CLASS = -1;
    // Positions in references count from the record's start, and 0 and 1 are taken.
    private static final int FIRST = 2;
    private static final int DEEPEST = 200;

    private final Cursor in;
    private final int displacement;
    private final Streamers streamers;
    private final Map<Long, RootObject> objects = new HashMap<>();
    private final Map<Long, String> classes = new HashMap<>();
    private int depth;
    private int reads;

    /// @param keyBytes length of the record's head, from which references count
    ObjectReader(Cursor in, int keyBytes, Streamers streamers) {
        this.in = in;
        this.displacement = keyBytes + FIRST;
        this.streamers = streamers;
    }

    Cursor in() {
        return in;
    }

    /// The start of an object.
    Frame frame() throws FormatException {
        return Frame.read(in);
    }

    /// Goes to the end of an object, past members that were not asked for.
    void leave(Frame frame) throws FormatException {
        frame.leave(in);
    }

    /// An object of a known class.
    RootObject object(String className) throws FormatException {
        RootObject object = new RootObject(className);
        read(className, object);
        return object;
    }

    /// An object behind a pointer: new, seen before, or none.
    RootObject pointer() throws FormatException {
        int start = in.position();
        int count = in.i4();
        boolean counted = (count & BYTE_COUNT) != 0 && count != NEW_CLASS;
        int end = -1;
        int tagAt = start;
        int tag = count;
        if (counted) {
            int length = count & ~BYTE_COUNT;
            in.need(length);
            end = in.position() + length;
            tagAt = in.position();
            tag = in.i4();
        }
        if ((tag & CLASS) == 0) {
            RootObject seen = objects.getOrDefault((long) tag, RootObject.NOTHING);
            leave(new Frame(0, end, false));
            return seen;
        }
        Optional<String> className = className(tag, tagAt, counted);
        if (className.isEmpty() && end < 0) {
            throw in.error("a reference to a class that was not described before");
        }
        if (className.isEmpty()) {
            in.seek(end);
            return RootObject.NOTHING;
        }
        RootObject object = new RootObject(className.get());
        objects.put(counted ? start + (long) displacement : nextNumber(), object);
        body(object, end);
        return object;
    }

    private Optional<String> className(int tag, int tagAt, boolean counted) throws FormatException {
        if (tag != NEW_CLASS) {
            return Optional.ofNullable(classes.get((long) (tag & ~CLASS)));
        }
        String name = in.zeroTerminated();
        classes.put(counted ? tagAt + (long) displacement : nextNumber(), name);
        return Optional.of(name);
    }

    // Old files number classes and objects in their order.
    private long nextNumber() {
        return objects.size() + classes.size() + 1L;
    }

    // An object of unknown make is kept in part and passed over: it must not cost the rest.
    private void body(RootObject object, int end) throws FormatException {
        try {
            read(object.className(), object);
        } catch (FormatException e) {
            if (end < 0) {
                throw e;
            }
            object.damage(String.valueOf(e.getMessage()));
            in.seek(end);
            return;
        }
        leave(new Frame(0, end, false));
    }

    private void read(String className, RootObject into) throws FormatException {
        // Every object takes bytes, so a sound record has fewer objects than bytes.
        if (++reads > in.bytes().length) {
            throw in.error("objects contain one another without end");
        }
        if (++depth > DEEPEST) {
            depth--;
            throw in.error("objects nest more than " + DEEPEST + " deep");
        }
        try {
            Bootstrap.Rule rule = Bootstrap.TABLE.get(className);
            if (rule == null) {
                described(className, into);
            } else {
                rule.read(this, into);
            }
        } finally {
            depth--;
        }
    }

    private void described(String className, RootObject into) throws FormatException {
        Frame frame = frame();
        into.version(frame.version());
        Optional<Streamer> streamer = streamers.find(className, frame.version());
        frame.skipChecksum(in);
        if (streamer.isPresent()) {
            for (Streamer.Element element : streamer.get().elements()) {
                member(element, into);
            }
        } else if (frame.end() < 0) {
            throw in.error("class %s is not described in the file".formatted(className));
        } else {
            into.damage("class " + className + " is not described in the file");
        }
        leave(frame);
    }

    private void member(Streamer.Element element, RootObject into) throws FormatException {
        int type = element.type();
        if (element.kind().equals("TStreamerBase")) {
            into.inherit(object(element.name()));
            return;
        }
        if (type == Types.DOUBLE32 || type == Types.FLOAT16) {
            Range range = Range.of(element.title());
            into.put(element.name(), new RangedForm(type == Types.FLOAT16, range).value(in));
            return;
        }
        if (type > 0 && type < Types.ARRAY) {
            into.put(element.name(), value(type));
            return;
        }
        if (type > Types.ARRAY && type < Types.COUNTED) {
            into.put(element.name(), values(type - Types.ARRAY, element.length()));
            return;
        }
        if (type > Types.COUNTED && type < Types.COUNTED + Types.ARRAY) {
            in.skip(1); // whether values follow
            long count = into.integer(element.counter());
            into.put(element.name(), values(type - Types.COUNTED, count));
            return;
        }
        switch (type) {
            case Types.OBJECT, Types.ANY, Types.OBJECT_THERE, Types.ANY_THERE ->
                    into.put(element.name(), object(element.typeName().replace("*", "")));
            case Types.OBJECT_POINTER, Types.ANY_POINTER -> into.put(element.name(), pointer());
            case Types.TSTRING -> into.put(element.name(), in.text());
            case Types.TOBJECT, Types.TNAMED ->
                    into.inherit(object(type == Types.TOBJECT ? "TObject" : "TNamed"));
            case Types.STL, Types.STL_STRING, Types.STL_BRANCH -> leaveCounted(element);
            default ->
                    throw in.error(
                            "member %s of type %s (%d) is not supported"
                                    .formatted(element.name(), element.typeName(), type));
        }
    }

    private void leaveCounted(Streamer.Element element) throws FormatException {
        Frame frame = frame();
        if (frame.end() < 0) {
            throw in.error(
                    "member %s of type %s does not say how long it is"
                            .formatted(element.name(), element.typeName()));
        }
        leave(frame);
    }

    private Object value(int type) throws FormatException {
        return switch (basic(type)) {
            case BOOL, UINT8 -> (long) in.u1();
            case INT8 -> (long) (byte) in.u1();
            case INT16 -> (long) in.i2();
            case UINT16 -> (long) in.u2();
            case INT32 -> (long) in.i4();
            case UINT32 -> in.i4() & 0xffff_ffffL;
            case INT64, UINT64 -> in.i8();
            case FLOAT32 -> (double) Float.intBitsToFloat(in.i4());
            case FLOAT64 -> Double.longBitsToDouble(in.i8());
        };
    }

    private ElementType basic(int type) throws FormatException {
        Optional<ElementType> basic = Types.basic(type);
        if (basic.isEmpty()) {
            throw in.error("a member of type number %d is not supported".formatted(type));
        }
        return basic.get();
    }

    /// Values of a basic type: `long[]` for integers, `double[]` for floats.
    Object values(int type, long count) throws FormatException {
        ElementType basic = basic(type);
        in.need(Math.max(-1, count) * basic.bytes());
        if (basic.floating()) {
            double[] values = new double[(int) count];
            for (int i = 0; i < values.length; i++) {
                values[i] = ((Double) value(type)).doubleValue();
            }
            return values;
        }
        long[] values = new long[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Long) value(type)).longValue();
        }
        return values;
    }
}
