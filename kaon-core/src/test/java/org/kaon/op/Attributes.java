package org.kaon.op;

import org.kaon.graph.Op;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Random changes to the attributes of ops, component by component of their records.
final class Attributes {

    private Attributes() {}

    /// An op of the same class with some attributes changed.
    ///
    /// *Errors*: whatever the op's constructor refuses, as it refuses it.
    static Op changed(Op op, Random random) {
        return (Op) changed((Object) op, random);
    }

    private static Object changed(Object value, Random random) {
        boolean keep = !(value instanceof Record) && random.nextInt(100) < 40;
        return keep
                ? value
                : switch (value) {
                    case Integer number -> whole(number, random);
                    case Boolean truth -> !truth;
                    case Float number -> (Object) (number + (float) random.nextGaussian());
                    case Enum<?> constant -> other(constant, random);
                    case List<?> list -> list(list, random);
                    case Record parts -> record(parts, random);
                    default -> value;
                };
    }

    private static Integer whole(int number, Random random) {
        return switch (random.nextInt(12)) {
            case 0 -> -1;
            case 1 -> 0;
            case 2 -> Integer.MAX_VALUE;
            case 3 -> Integer.MIN_VALUE;
            default -> Math.max(0, number + random.nextInt(5) - 2);
        };
    }

    private static Object other(Enum<?> constant, Random random) {
        Object[] all = constant.getDeclaringClass().getEnumConstants();
        return all[random.nextInt(all.length)];
    }

    private static List<Object> list(List<?> list, Random random) {
        List<Object> result = new ArrayList<>();
        list.forEach(item -> result.add(changed(item, random)));
        if (random.nextInt(8) == 0 && !result.isEmpty()) {
            result.removeLast();
        } else if (random.nextInt(8) == 0 && !result.isEmpty()) {
            result.add(result.getFirst());
        }
        return result;
    }

    private static Object record(Record parts, Random random) {
        RecordComponent[] components = parts.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Arrays.setAll(types, i -> components[i].getType());
        Object[] values = new Object[components.length];
        try {
            for (int i = 0; i < values.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                values[i] = changed(accessor.invoke(parts), random);
            }
            Constructor<?> constructor = parts.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new AssertionError(e);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
