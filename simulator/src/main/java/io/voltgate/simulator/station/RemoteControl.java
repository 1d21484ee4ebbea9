package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Remote start and stop, unlocking and triggered messages (OCPP 1.6 5.11-5.18, 2.x block F). Owned by its station. What an order causes
 * is said after its answer.
 */
final class RemoteControl {
    static final PartKind<RemoteControl> KIND =
            new PartKind<>(RemoteControl.class, RemoteControl::new, RemoteControl::orders);

    private final Station station;

    private RemoteControl(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<RemoteControl> table) {
        table.order(V16, "RemoteStartTransaction", RemoteControl::start16)
                .order(V2, "RequestStartTransaction", RemoteControl::start2)
                .order(V16, "RemoteStopTransaction", RemoteControl::stop)
                .order(V2, "RequestStopTransaction", RemoteControl::stop)
                .order(V16, "UnlockConnector", RemoteControl::unlock16)
                .order(V2, "UnlockConnector", RemoteControl::unlock2)
                .order(V16, "TriggerMessage", (part, payload) -> part.pull(payload, "connectorId"))
                .order(V16, "ExtendedTriggerMessage", (part, payload) -> part.pull(payload, "connectorId"))
                .order(V2, "TriggerMessage", (part, payload) -> part.pull(payload, "evse.id"))
                .order(V2, "GetTransactionStatus", RemoteControl::transactionStatus)
                .trigger(ALL, "MeterValues", RemoteControl::sayMeters)
                .trigger(V2, "TransactionEvent", RemoteControl::sayTransactions);
    }

    private ObjectNode start16(JsonNode payload) {
        RemoteStart order = new RemoteStart(
                Payload.required(payload, "idTag"), Charge.Driver.CARD, Json.number(payload, "connectorId", 0), null);
        return Json.of("status", start(order, payload.path("chargingProfile")).word());
    }

    private ObjectNode start2(JsonNode payload) {
        int evse = Json.number(payload, "evseId", 0);
        RemoteStart order = new RemoteStart(
                Payload.required(payload, "idToken.idToken"),
                Payload.required(payload, "idToken.type"),
                evse,
                Payload.requiredNumber(payload, "remoteStartId"));
        Verdict verdict = start(order, payload.path("chargingProfile"));
        ObjectNode answer = Json.of("status", verdict.word());
        String joined = station.connector(evse)
                .map(Connector::charge)
                .map(Charge::transactionId)
                .orElse(null);
        if (verdict == Verdict.ACCEPTED && joined != null) {
            answer.put("transactionId", joined);
        }
        return answer;
    }

    private Verdict start(RemoteStart order, JsonNode profile) {
        Optional<Connector> free = station.meant(order.connector()).stream()
                .filter(each -> each.awaits(order.token()))
                .findFirst();
        boolean fits = profile.isMissingNode()
                || free.filter(each -> station.part(SmartCharging.KIND).takeWithStart(profile, each.number()))
                        .isPresent();
        if (!fits) {
            return Verdict.REJECTED;
        }
        free.ifPresent(each -> station.afterAnswer(() -> start(each, order)));
        return free.isPresent() ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    /** Asks about the token first where that is set (AuthorizeRemoteTxRequests, F01 and F02). */
    private void start(Connector connector, RemoteStart order) {
        if (!station.settings().flag("AuthorizeRemoteTxRequests")) {
            connector.admit(order.driver());
            return;
        }
        station.part(Authorization.KIND).ask(order.token(), permit -> {
            if (permit.isAccepted()) {
                connector.admit(order.driver());
            }
        });
    }

    private ObjectNode stop(JsonNode payload) {
        Optional<Connector> found = running(Payload.required(payload, "transactionId"));
        found.ifPresent(each -> station.afterAnswer(() -> each.end(StopReason.REMOTE)));
        return Json.of("status", found.isPresent() ? "Accepted" : "Rejected");
    }

    private Optional<Connector> running(String transactionId) {
        return station.connectors().stream()
                .filter(each -> each.runs(transactionId))
                .findFirst();
    }

    /** Unlocking ends what runs. */
    private ObjectNode unlock16(JsonNode payload) {
        Optional<Connector> found = station.connector(Payload.requiredNumber(payload, "connectorId"));
        found.ifPresent(each -> station.afterAnswer(() -> each.end(StopReason.UNLOCKED)));
        return Json.of("status", found.isPresent() ? "Unlocked" : "NotSupported");
    }

    /** A transaction keeps the lock. */
    private ObjectNode unlock2(JsonNode payload) {
        Optional<Connector> found = station.connector(Payload.requiredNumber(payload, "evseId"));
        Charge charge = found.map(Connector::charge).orElse(null);
        boolean busy = charge != null && !charge.isEnded() && charge.isAuthorized();
        String unlocked = busy ? "OngoingAuthorizedTransaction" : "Unlocked";
        return Json.of("status", found.isPresent() ? unlocked : "UnknownConnector");
    }

    private ObjectNode pull(JsonNode payload, String place) {
        int number = Json.number(payload, place, 0);
        Verdict verdict = station.meant(number).isEmpty()
                ? Verdict.REJECTED
                : station.book().trigger(station, Payload.required(payload, "requestedMessage"), number);
        return Json.of(
                "status",
                switch (verdict) {
                    case ACCEPTED, LATER -> "Accepted";
                    case REJECTED -> "Rejected";
                    case UNKNOWN -> "NotImplemented";
                });
    }

    private Verdict sayMeters(int number) {
        station.afterAnswer(() -> station.meant(number)
                .forEach(each -> station.say(
                        station.protocol().meterValues(each.number(), each.read(), Metering.Occasion.TRIGGER))));
        return Verdict.ACCEPTED;
    }

    /** Rejected where no transaction runs (F06.FR.07). */
    private Verdict sayTransactions(int number) {
        boolean runs = station.meant(number).stream().anyMatch(each -> each.charge() != null);
        station.afterAnswer(() -> station.meant(number).forEach(each -> each.tell(Moment.TRIGGERED)));
        return runs ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    private ObjectNode transactionStatus(JsonNode payload) {
        ObjectNode answer =
                Json.object().put("messagesInQueue", station.outbox().queued() > 0);
        String transaction = Json.text(payload, "transactionId");
        return transaction.isEmpty()
                ? answer
                : answer.put("ongoingIndicator", running(transaction).isPresent());
    }
}
