package io.voltgate.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of functions that span several messages: local lists, reservations, wanted values, charging profiles, reachability.
 * Immutable values, facts like all others. A name or field that has been journaled once keeps its meaning for ever.
 */
public sealed interface FunctionFact extends Event.Apart {
    /** An operator decided which tokens the station's local list is to have. */
    record LocalListWanted(StationId station, LocalListMode mode, List<String> groups) implements FunctionFact {}

    /** The station told the version of its list; whether that is the one we gave it. */
    record LocalListRead(StationId station, int version, boolean ours) implements FunctionFact {}

    /** The station took an update, by this order; it has so many tokens now. */
    record LocalListUpdated(StationId station, CommandId command, int version, int tokens) implements FunctionFact {}

    /** How the list stands to the one that it is to be, which has so many tokens; null where they were not counted. */
    record LocalListChanged(
            StationId station,
            LocalListStatus status,
            @Nullable Integer wanted,
            String detail) implements FunctionFact {}

    /**
     * A step in the life of a reservation.
     *
     * @param order what was asked for last, null in a step that changes nothing of it
     * @param session the one that used it, or, while it stays active, that was begun on its connector by somebody else
     */
    record ReservationChanged(
            StationId station,
            int reservation,
            ReservationStatus status,
            String reason,
            Command.@Nullable Reserve order,
            @Nullable SessionId session)
            implements FunctionFact {}

    /** An operator decided what values the station's variables are to have; it takes the place of what was wanted before. */
    record ConfigurationWanted(StationId station, List<Command.Assignment> values) implements FunctionFact {}

    /** How a variable stands to its wanted value; what was read of it last, null where nothing was. */
    record ConfigurationChecked(
            StationId station,
            Variable variable,
            String wanted,
            WantedStatus status,
            @Nullable String actual,
            String detail)
            implements FunctionFact {}

    /** The station left so many calls in a row unanswered while it kept talking; whether it is made to redial. */
    record StationDeaf(StationId station, long epoch, int unanswered, boolean redial) implements FunctionFact {}

    /** A station that was deaf answered again. */
    record StationHears(StationId station, long epoch) implements FunctionFact {}

    /** The station connected too often within an hour; it counts as looping until then, in milliseconds since 1970. */
    record StationLooping(StationId station, int connects, long untilMs) implements FunctionFact {}

    /** The station has this profile now, in place of those that it replaces; told by our order or by its report. */
    record ChargingProfileInstalled(StationId station, ConnectorId connector, ChargingProfile profile, String source)
            implements FunctionFact {}

    /** The station has these profiles no more. */
    record ChargingProfilesRemoved(StationId station, List<Integer> profiles, String reason) implements FunctionFact {}

    /** The station said what limits it goes by; the difference is empty where they are those of its profiles. */
    record CompositeScheduleChecked(StationId station, ConnectorId connector, boolean agrees, String difference)
            implements FunctionFact {}

    /**
     * How the station's default tariff stands to the one that it is to have.
     *
     * @param tariff the id in the form of OCPP 2.1, empty where the station's tariff can't be said in it
     * @param digest of the tariff's content
     */
    record NativeTariffChecked(StationId station, String tariff, long digest, WantedStatus status, String detail)
            implements FunctionFact {}

    /** The station was asked what it has after its first boot with this firmware, and how that went. */
    record StationOnboarded(StationId station, String firmware, String outcome) implements FunctionFact {}
}
