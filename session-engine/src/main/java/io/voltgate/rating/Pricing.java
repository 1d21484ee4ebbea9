package io.voltgate.rating;

import io.voltgate.domain.Activity;
import io.voltgate.domain.TariffPlan;
import io.voltgate.domain.TariffPlan.Component;
import io.voltgate.domain.TariffPlan.Element;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the price of each piece of a usage, and gathers what follows each other at one price. Used once, by one thread. What no element
 * fits costs nothing and is in no item.
 */
final class Pricing {
    /** What a bill can show: where prices change more often, all that was taken at one price becomes one line. */
    private static final int MAX_ITEMS = 200;

    private final TariffPlan plan;
    private final Boundaries boundaries;
    private final List<Item> items = new ArrayList<>();
    /** Where the newest item of a component stands. */
    private final Map<Component, Integer> newest = new EnumMap<>(Component.class);

    Pricing(TariffPlan plan) {
        this.plan = plan;
        this.boundaries = new Boundaries(plan);
    }

    List<Item> price(Usage usage) {
        Usage.Reservation reserved = usage.reservation();
        if (reserved != null) {
            reserved(reserved);
        }
        once(Component.FLAT, usage.startMs());
        Pieces pieces = new Pieces(boundaries, usage.startMs(), this::take);
        usage.spans().forEach(pieces::cut);
        roundUp();
        return items.size() > MAX_ITEMS ? condensed() : items;
    }

    private void reserved(Usage.Reservation reserved) {
        once(Component.RESERVATION_FLAT, reserved.fromMs());
        if (reserved.toMs() > reserved.fromMs()) {
            Pieces pieces = new Pieces(
                    boundaries, reserved.fromMs(), piece -> add(Component.RESERVATION_TIME, piece, lengthOf(piece)));
            pieces.cut(Usage.Span.reserved(reserved));
        }
    }

    private void once(Component component, long atMs) {
        Moment start = Pieces.start(boundaries, atMs);
        add(component, new Pieces.Piece(start, atMs, atMs, Activity.UNKNOWN, 0), 1);
    }

    private void take(Pieces.Piece piece) {
        add(Component.ENERGY, piece, piece.microWh());
        switch (piece.activity()) {
            case CHARGING -> add(Component.CHARGING_TIME, piece, lengthOf(piece));
            case IDLE -> add(Component.IDLE_TIME, piece, lengthOf(piece));
            case PAUSED, UNKNOWN -> {}
        }
    }

    private static long lengthOf(Pieces.Piece piece) {
        return piece.toMs() - piece.fromMs();
    }

    private void add(Component component, Pieces.Piece piece, long quantity) {
        int element = quantity == 0 ? -1 : fitting(component, piece.begin());
        if (element < 0) {
            return;
        }
        Item item = new Item(element, plan.elements().get(element), quantity, piece.fromMs(), piece.toMs(), false);
        Integer place = newest.get(component);
        if (place != null && follows(items.get(place), item)) {
            items.set(place, items.get(place).plus(item));
        } else {
            newest.put(component, items.size());
            items.add(item);
        }
    }

    private static boolean follows(Item before, Item item) {
        return before.sameAs(item) && before.toMs() == item.fromMs();
    }

    private int fitting(Component component, Moment begin) {
        for (int i = 0; i < plan.elements().size(); i++) {
            Element element = plan.elements().get(i);
            if (element.component() == component && begin.fits(element.when())) {
                return i;
            }
        }
        return -1;
    }

    /** What is sold in portions is rounded up once, at the price that it had last. */
    private void roundUp() {
        for (TariffPlan.Step step : plan.steps()) {
            Item last = last(step.component());
            if (last != null) {
                long size = size(step);
                long sold = items.stream()
                        .filter(item -> item.component() == step.component())
                        .mapToLong(Item::quantity)
                        .sum();
                long missing = Math.ceilDiv(sold, size) * size - sold;
                if (missing > 0) {
                    items.add(new Item(last.element(), last.price(), missing, last.toMs(), last.toMs(), true));
                }
            }
        }
    }

    private @Nullable Item last(Component component) {
        Integer place = newest.get(component);
        return place == null ? null : items.get(place);
    }

    private static long size(TariffPlan.Step step) {
        return switch (step.component()) {
            case ENERGY -> step.size() * Moment.MICRO;
            case CHARGING_TIME, IDLE_TIME, RESERVATION_TIME -> step.size() * Moment.SECOND_MS;
            case FLAT, RESERVATION_FLAT -> 1;
        };
    }

    private List<Item> condensed() {
        List<Item> condensed = new ArrayList<>();
        for (Item item : items) {
            int same = 0;
            while (same < condensed.size() && !condensed.get(same).sameAs(item)) {
                same++;
            }
            if (same < condensed.size()) {
                condensed.set(same, condensed.get(same).plus(item));
            } else {
                condensed.add(item);
            }
        }
        return condensed;
    }
}
