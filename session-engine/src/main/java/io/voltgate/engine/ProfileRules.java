package io.voltgate.engine;

import io.voltgate.domain.ChargingProfile;
import io.voltgate.domain.ChargingProfile.Schedule;
import io.voltgate.domain.Command;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a charging profile must be to be ordered (OCPP 2.0.1 Part 2, K01; OCPP 1.6, 3.13 and 5.16), and what the station is known to take.
 * Stateless. Each rule has one sentence, which the backend is told.
 */
final class ProfileRules {
    private static final String MAX = "ChargingStationMaxProfile";
    private static final String TX = "TxProfile";
    private static final List<String> NOT_OURS = List.of("ChargingStationExternalConstraints", "LocalGeneration");

    private ProfileRules() {}

    /** Why the profile can't be ordered, null where it can. */
    static @Nullable String objection(
            StationState station, Command.SetChargingProfile order, StationTraits traits, int maxProfiles) {
        ChargingProfile profile = order.profile();
        return Stream.of(
                        purpose(station, order),
                        schedules(station, profile),
                        known(station, profile),
                        model(order, traits.charging()),
                        room(station, order, maxProfiles))
                .filter(objection -> !objection.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String purpose(StationState station, Command.SetChargingProfile order) {
        ChargingProfile profile = order.profile();
        boolean onStation = order.connector().isStation();
        if (NOT_OURS.contains(profile.purpose())) {
            return profile.purpose() + " is set by external systems only (K01.FR.22)";
        }
        if (profile.purpose().equals(MAX) && !onStation) {
            return MAX + " is for the station as a whole (K01.FR.03)";
        }
        if (profile.purpose().equals(MAX) && profile.kind().equals("Relative")) {
            return MAX + " can't be Relative (K01.FR.38)";
        }
        if (!profile.purpose().equals(TX)) {
            return profile.transaction() == null ? "" : "only a TxProfile names a transaction (K01.FR.03)";
        }
        if (onStation) {
            return "a TxProfile is for one EVSE (K01.FR.16)";
        }
        return runs(station, order) ? "" : "a TxProfile needs a transaction that runs there (K01.FR.03, K01.FR.09)";
    }

    /** OCPP 1.6 lets the transaction be the one on the connector; OCPP 2.x wants it named. */
    private static boolean runs(StationState station, Command.SetChargingProfile order) {
        var transaction = order.profile().transaction();
        if (transaction == null) {
            return station.functions.v16()
                    && station.openSession(order.connector()).isPresent();
        }
        return station.session(transaction)
                .filter(session -> session.open()
                        && (session.connector == null
                                || session.connector.evse() == order.connector().evse()))
                .isPresent();
    }

    private static String schedules(StationState station, ChargingProfile profile) {
        if (profile.schedules().isEmpty()) {
            return "a profile has a schedule";
        }
        if (profile.kind().equals("Recurring") == (profile.recurrency() == null)) {
            return "a profile is Daily or Weekly if it is Recurring, and only then";
        }
        for (Schedule schedule : profile.schedules()) {
            boolean relative = profile.kind().equals("Relative");
            if (relative && schedule.startMs() != null) {
                return "a Relative schedule has no start (K01.FR.41)";
            }
            if (!relative && schedule.startMs() == null && !station.functions.v16()) {
                return "an Absolute or Recurring schedule has a start (K01.FR.40)";
            }
            if (schedule.periods().isEmpty() || schedule.periods().getFirst().startSeconds() != 0) {
                return "the first period of a schedule starts at 0 (K01.FR.31)";
            }
            if (!rises(schedule)) {
                return "the periods of a schedule start one after the other (K01.FR.35)";
            }
        }
        return "";
    }

    private static boolean rises(Schedule schedule) {
        for (int i = 1; i < schedule.periods().size(); i++) {
            if (schedule.periods().get(i).startSeconds()
                    <= schedule.periods().get(i - 1).startSeconds()) {
                return false;
            }
        }
        return true;
    }

    /** What the station's variables tell. OCPP 1.6 names the units Current and Power. */
    private static String known(StationState station, ChargingProfile profile) {
        Capabilities known = station.functions.capabilities;
        int stack = known.number(Capabilities.Limit.STACK_LEVEL).orElse(Integer.MAX_VALUE);
        if (profile.stackLevel() < 0 || profile.stackLevel() > stack) {
            return "the station takes stack levels from 0 to " + stack;
        }
        int most = known.number(Capabilities.Limit.PERIODS).orElse(Integer.MAX_VALUE);
        String units = known.text(Capabilities.Limit.RATE_UNITS).orElse("").toLowerCase(Locale.ROOT);
        for (Schedule schedule : profile.schedules()) {
            if (schedule.periods().size() > most) {
                return "the station takes " + most + " periods per schedule";
            }
            List<String> words = List.of(units.split("[,\\s]+"));
            String word = schedule.rateUnit().equals("A") ? "current" : "power";
            boolean taken =
                    words.contains(word) || words.contains(schedule.rateUnit().toLowerCase(Locale.ROOT));
            if (!units.isEmpty() && !taken) {
                return "the station takes limits in " + units;
            }
        }
        return "";
    }

    private static String model(Command.SetChargingProfile order, StationTraits.Charging takes) {
        ChargingProfile profile = order.profile();
        if (takes.notConnectorZero() && order.connector().isStation()) {
            return "stations of this model take no profile for the station as a whole";
        }
        if (takes.maxStackLevel() >= 0 && profile.stackLevel() > takes.maxStackLevel()) {
            return "stations of this model take stack levels up to " + takes.maxStackLevel();
        }
        boolean kind = takes.kind().isEmpty() || takes.kind().equals(profile.kind());
        if (!kind || takes.notKind().equals(profile.kind())) {
            return "stations of this model take no " + profile.kind() + " profile";
        }
        boolean unit = takes.rateUnit().isEmpty()
                || profile.schedules().stream()
                        .allMatch(schedule -> schedule.rateUnit().equals(takes.rateUnit()));
        return unit ? "" : "stations of this model take limits in " + takes.rateUnit();
    }

    private static String room(StationState station, Command.SetChargingProfile order, int maxProfiles) {
        InstalledProfile wanted = new InstalledProfile(order.connector(), order.profile());
        for (InstalledProfile other : station.functions.profiles.values()) {
            if (other.profile().id() != order.profile().id() && wanted.collides(other)) {
                return "profile " + other.profile().id() + " has the same purpose, stack level and place (K01.FR.06)";
            }
        }
        int most = station.functions.capabilities.atMost(Capabilities.Limit.PROFILES, maxProfiles);
        boolean room = station.functions.profiles.containsKey(order.profile().id())
                || station.functions.profiles.size() < most;
        return room ? "" : "the station has " + most + " profiles already";
    }
}
