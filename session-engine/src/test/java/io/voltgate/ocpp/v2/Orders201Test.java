package io.voltgate.ocpp.v2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Orders201Test {
    static Stream<Class<?>> reordered() {
        return Orders201.ORDERS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("reordered")
    void shouldNameFieldsOfTheRecordInAnotherOrder(Class<?> type) {
        List<String> order = List.of(Orders201.ORDERS
                .get(type)
                .getAnnotation(JsonPropertyOrder.class)
                .value());
        List<String> named = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(order::contains)
                .toList();
        assertEquals(Set.copyOf(order), Set.copyOf(named));
        assertEquals(order.size(), new TreeSet<>(order).size(), "no field stands twice");
        assertNotEquals(named, order, "no order of its own is needed");
    }
}
