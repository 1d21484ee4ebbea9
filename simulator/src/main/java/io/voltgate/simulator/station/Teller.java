package io.voltgate.simulator.station;

import io.voltgate.ocpp.OcppVersion;
import org.jspecify.annotations.Nullable;

/**
 * Says what happens in a connector's sessions, and takes the answers. Owned by the connector. What is said is queued until the gateway has
 * it, whatever happens to the connection.
 */
final class Teller {
    private final Connector connector;
    private final Station station;
    private final Equipment equipment;

    Teller(Connector connector, Station station, Equipment equipment) {
        this.connector = connector;
        this.station = station;
        this.equipment = equipment;
    }

    void tell(Moment moment, Charge about, Reading reading) {
        String freshId = station.freshTransactionId(connector.number(), connector.sessionCount());
        equipment.protocol().tell(moment, about, reading, freshId).ifPresent(plain -> {
            Said said = station.known(LocalCosts.KIND)
                    .map(each -> each.priced(moment, about, reading, plain))
                    .orElse(plain);
            Outgoing message = about.book().message(said, reading, answer -> heard(about, said, answer));
            equipment.outbox().queue(message);
        });
    }

    private void heard(Charge about, Said said, Answer answer) {
        boolean starts = said.kind() == MessageRecord.Kind.START;
        if (answer instanceof Answer.Result(var payload)) {
            StationProtocol.TransactionAnswer told = equipment.protocol().readTransaction(payload);
            if (told.transactionId() != null && starts) {
                about.named(told.transactionId());
            }
            judged(about, told.permit());
            limited(about, TransactionLimit.read(payload));
        } else if (starts && about.transactionId() == null) {
            about.named(Charge.NEVER_CONFIRMED);
        }
        if (said.kind() == MessageRecord.Kind.STOP) {
            closeBook(about);
        }
    }

    private void judged(Charge about, Permit permit) {
        if (permit.status().isEmpty()) {
            return;
        }
        equipment.authorization().heard(about.driver().token(), permit);
        if (permit.isAccepted()) {
            about.join(permit.group());
        } else {
            connector.refused(about);
        }
    }

    /** A limit that was set is said back, once (2.1 E16.FR.02). */
    private void limited(Charge about, @Nullable TransactionLimit limit) {
        boolean isNew = limit != null && !limit.equals(about.limit());
        if (limit != null && isNew && station.version() == OcppVersion.V21 && !about.isEnded()) {
            about.limit(limit);
            tell(Moment.LIMIT_SET, about, connector.read());
            connector.limited();
        }
    }

    private void closeBook(Charge about) {
        SessionRecord record = about.snapshot(station.identity(), connector.read());
        if (record.complete()) {
            equipment.counters().sessionsDone.incrementAndGet();
            equipment.counters().deliveredWh.addAndGet(record.deliveredWh());
        }
        station.settled();
    }
}
