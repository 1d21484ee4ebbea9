package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.device.Settings;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may charge, and how a station knows: its list, its cache, the gateway, or its own judgement while that can't be asked (OCPP 1.6 3.5,
 * 2.x blocks C and D). Owned by its station. What the gateway answers goes before what is kept here.
 */
final class Authorization {
    static final PartKind<Authorization> KIND =
            new PartKind<>(Authorization.class, Authorization::new, Authorization::orders);

    private final Station station;
    private final Settings settings;
    private final TokenCache cache = new TokenCache();
    private final LocalList list = new LocalList();

    private Authorization(Station station) {
        this.station = station;
        this.settings = station.settings();
    }

    private static void orders(OrderTable<Authorization> table) {
        table.order(ALL, "ClearCache", (part, _) -> part.clearCache())
                .order(ALL, "GetLocalListVersion", (part, _) -> part.listVersion())
                .order(V16, "SendLocalList", (part, payload) -> part.takeList(payload, "listVersion"))
                .order(V2, "SendLocalList", (part, payload) -> part.takeList(payload, "versionNumber"));
    }

    int cached() {
        return cache.size();
    }

    int listed() {
        return list.size();
    }

    private boolean cacheEnabled() {
        return settings.flag("AuthorizationCacheEnabled");
    }

    private boolean listEnabled() {
        return settings.flag("LocalAuthListEnabled");
    }

    private ObjectNode clearCache() {
        cache.clear();
        return Json.of("status", cacheEnabled() ? "Accepted" : "Rejected");
    }

    private ObjectNode listVersion() {
        boolean is16 = station.version() == OcppVersion.V16;
        int none = is16 ? -1 : 0;
        return Json.object().put(is16 ? "listVersion" : "versionNumber", listEnabled() ? list.version() : none);
    }

    private ObjectNode takeList(JsonNode payload, String version) {
        if (!listEnabled()) {
            return Json.of("status", station.version() == OcppVersion.V16 ? "NotSupported" : "Failed");
        }
        return Json.of(
                "status",
                list.take(new LocalList.Update(
                        Payload.requiredNumber(payload, version),
                        Payload.required(payload, "updateType").equals("Full"),
                        payload.path("localAuthorizationList"),
                        settings.number("SendLocalListMaxLength"))));
    }

    /** Finds out what is to be known of a token, at once or once the gateway has answered. */
    void ask(String token, Consumer<Permit> then) {
        Optional<Permit> known = known(token);
        if (known.isPresent() && known.get().isAccepted() && settings.flag("LocalPreAuthorize")) {
            then.accept(known.get());
            return;
        }
        if (!station.isOnline() || settings.flag("AuthCtrlr.DisableRemoteAuthorization")) {
            then.accept(offline(known));
            return;
        }
        station.say(station.protocol().authorize(token), answer -> {
            switch (answer) {
                case Answer.Result(var payload) -> {
                    Permit permit = station.protocol().readPermit(payload);
                    heard(token, permit);
                    LocalCosts.heard(station, token, payload);
                    then.accept(permit);
                }
                case Answer.Failed _ -> then.accept(Permit.UNKNOWN);
                case Answer.None _ -> then.accept(offline(known));
            }
        });
    }

    private Optional<Permit> known(String token) {
        Optional<Permit> listed =
                listEnabled() ? list.find(token, station.timeline().nowMs()) : Optional.empty();
        return listed.isPresent() || !cacheEnabled()
                ? listed
                : cache.find(token, station.timeline().nowMs(), settings.number("AuthCacheCtrlr.LifeTime"));
    }

    /** What is to be made of a token while the gateway can't be asked. */
    Permit offline(String token) {
        return offline(known(token));
    }

    /** While the gateway can't be asked: what is known counts if it may, and the unknown are let charge if they may. */
    private Permit offline(Optional<Permit> known) {
        if (!settings.flag("LocalAuthorizeOffline")) {
            return Permit.UNKNOWN;
        }
        return known.orElse(settings.flag("AllowOfflineTxForUnknownId") ? Permit.ASSUMED : Permit.UNKNOWN);
    }

    /** The gateway has said what is with a token, also in answer to a transaction's message. */
    void heard(String token, Permit permit) {
        if (cacheEnabled() && !permit.status().isEmpty()) {
            cache.keep(token, permit, station.timeline().nowMs());
        }
    }

    /** Whether tokens of this group end everybody's transactions, and begin none (C16). */
    boolean isMasterPass(String group) {
        return !group.isEmpty() && group.equals(settings.text("AuthCtrlr.MasterPassGroupId"));
    }
}
