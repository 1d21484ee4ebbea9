package io.voltgate.engine;

import io.voltgate.domain.CommandId;
import io.voltgate.domain.IdToken;
import java.util.ArrayDeque;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a shard knows of the functions of one station that span several messages. Owned by the shard's thread. */
final class FunctionsState {
    /** The subprotocol of the newest connection. */
    String protocol = "";

    /** The order of our own that has not come to its end; there is at most one. */
    @Nullable
    CommandId ours;

    /** What that order is for. */
    String oursFor = "";
    /** Vendor, model and firmware that the station was asked with what it has; empty where it never was. */
    String onboarded = "";
    /** How many questions it was asked since without being done. */
    int onboardingStep;
    /** Charging profiles that the station has, by id. */
    TreeMap<Integer, InstalledProfile> profiles = new TreeMap<>();
    /** No order of our own before. */
    long quietUntilMs;

    Capabilities capabilities = new Capabilities();
    LocalListState localList = new LocalListState();
    /** Reservations that have not come to their end, by number. */
    TreeMap<Integer, ReservationState> reservations = new TreeMap<>();
    /** What variables are to be, by {@link io.voltgate.domain.Variable#key}. */
    TreeMap<String, WantedState> wanted = new TreeMap<>();
    /** Variables are asked for one by one, since the station left a question for several unanswered. */
    boolean readsSingly;

    /** Calls unanswered in a row. */
    int unanswered;

    boolean deaf;
    /** When the station was made to redial last. */
    long redialedAtMs;
    /** The newest connects, oldest first. */
    ArrayDeque<Long> connects = new ArrayDeque<>();

    long loopingUntilMs;

    /** How the station's default tariff stands; null before the first look, and again after a boot. */
    @Nullable
    NativeTariffState tariff;
    /** A driver of OCPP 1.6 who was let charge and has not been told the price. */
    @Nullable
    IdToken unpriced;

    long unpricedSinceMs;
    /** What was to be shown to drivers and the station refused, in a row since it booted. */
    int displayRefusals;

    boolean v21() {
        return protocol.equals("ocpp2.1");
    }

    boolean v16() {
        return protocol.equals("ocpp1.6");
    }
}
