package io.voltgate.ocpp;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules that refuse nothing and take down what is said: the check of a record made of nulls tells the record's {@link Shape}. Used by
 * one test thread, for one record. A record whose check can't do without values, or that says nothing of a decimal, a list or an
 * object, fails.
 */
final class RecordingRules implements Rules {
    private final OcppVersion version;
    private final Map<String, Said> said = new HashMap<>();

    /** What was said of one field. */
    private static final class Said {
        private boolean required;
        private boolean absent;
        private boolean inside;
        private Shape value;
        private Shape element;
        private int least;
        private int most = -1;
    }

    private RecordingRules(OcppVersion version) {
        this.version = version;
    }

    static Shape.Part shapeOf(Class<? extends Wire> type, OcppVersion version) {
        RecordingRules rules = new RecordingRules(version);
        emptyOf(type).check(rules);
        Map<String, Shape.Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = nameOf(component);
            Said of = rules.said.getOrDefault(name, new Said());
            rules.said.remove(name);
            if (!of.absent) {
                fields.put(name, new Shape.Field(rules.shape(type, component, of), of.required));
            }
        }
        if (!rules.said.isEmpty()) {
            throw new AssertionError(type + " has no fields " + rules.said.keySet());
        }
        return new Shape.Part(fields);
    }

    private static Wire emptyOf(Class<? extends Wire> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(new Object[types.length]);
        } catch (ReflectiveOperationException broken) {
            throw new LinkageError(type + " can't be made of nulls", broken);
        }
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : renamed.value();
    }

    private Shape shape(Class<?> owner, RecordComponent component, Said of) {
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType list) {
            if (of.most < 0) {
                throw new AssertionError(owner + " says nothing of the size of " + component.getName());
            }
            Shape element = shape(owner, list.getActualTypeArguments()[0], of.element, of.inside);
            return new Shape.Many(element, of.least, of.most);
        }
        return shape(owner, type, of.value, of.inside);
    }

    private Shape shape(Class<?> owner, Type type, Shape told, boolean inside) {
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord() && Wire.class.isAssignableFrom(plain) && inside) {
            return shapeOf(plain.asSubclass(Wire.class), version);
        }
        if (told != null) {
            return told;
        }
        if (plain == String.class) {
            return new Shape.Text(Integer.MAX_VALUE);
        }
        if (plain == Integer.class || plain == Long.class) {
            return new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (plain == Boolean.class) {
            return new Shape.Flag();
        }
        if (plain == RawJson.class) {
            return new Shape.Anything();
        }
        throw new AssertionError(owner + " says nothing of a " + plain);
    }

    private Said of(String field) {
        return said.computeIfAbsent(field, name -> new Said());
    }

    @Override
    public OcppVersion version() {
        return version;
    }

    @Override
    public void required(String field, Object value) {
        of(field).required = true;
    }

    @Override
    public void since21(String field, Object value) {
        of(field).absent = !v21();
    }

    @Override
    public void optionalText(String field, String value, int max) {
        of(field).value = new Shape.Text(max);
    }

    @Override
    public void optionalWord(String field, String value, Set<String> words) {
        of(field).value = new Shape.Word(words);
    }

    @Override
    public void optionalTime(String field, String value) {
        of(field).value = new Shape.Moment();
    }

    @Override
    public void optionalUri(String field, String value) {
        of(field).value = new Shape.Address();
    }

    @Override
    public void optionalWithin(String field, Number value, long min, long max) {
        of(field).value = new Shape.Whole(from(min), to(max));
    }

    @Override
    public void optionalDecimal(String field, BigDecimal value) {
        optionalDecimalWithin(field, value, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public void optionalDecimalWithin(String field, BigDecimal value, long min, long max) {
        of(field).value = new Shape.Decimal(min, max, false);
    }

    @Override
    public void optionalTenths(String field, BigDecimal value) {
        of(field).value = new Shape.Decimal(Long.MIN_VALUE, Long.MAX_VALUE, true);
    }

    @Override
    public void optionalWholeBefore21(String field, BigDecimal value) {
        of(field).value = v21()
                ? new Shape.Decimal(Long.MIN_VALUE, Long.MAX_VALUE, false)
                : new Shape.Whole(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public void optionalList(String field, List<?> value, int min, int max) {
        of(field).least = min;
        of(field).most = max;
    }

    @Override
    public void optionalPart(String field, Wire value) {
        of(field).inside = true;
    }

    @Override
    public void optionalParts(String field, List<? extends Wire> value, int min, int max) {
        optionalList(field, value, min, max);
        of(field).inside = true;
    }

    @Override
    public void texts(String field, List<String> value, int max) {
        of(field).element = new Shape.Text(max);
    }

    @Override
    public void words(String field, List<String> value, Set<String> words) {
        of(field).element = new Shape.Word(words);
    }

    @Override
    public void numbers(String field, List<Integer> value, int min) {
        of(field).element = new Shape.Whole(from(min), Long.MAX_VALUE);
    }

    private static long from(long min) {
        return min == Integer.MIN_VALUE ? Long.MIN_VALUE : min;
    }

    private static long to(long max) {
        return max == Integer.MAX_VALUE ? Long.MAX_VALUE : max;
    }
}
