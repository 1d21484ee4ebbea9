package io.voltgate.simulator.station;

/**
 * Who is let charge at a connector: a token is shown, or the backend orders a start. Owned by the connector. Nobody is let charge whom the
 * authorization refuses, or who stands against a reservation.
 */
final class Admission {
    private final Connector connector;
    private final Station station;
    private final Equipment equipment;

    Admission(Connector connector, Station station, Equipment equipment) {
        this.connector = connector;
        this.station = station;
        this.equipment = equipment;
    }

    void swipe(String token) {
        Charge now = connector.charge();
        if (now == null ? !connector.isFree() : now.isEnded()) {
            return;
        }
        if (now != null && now.isAuthorized()) {
            swipeToStop(now, token);
            return;
        }
        Charge asking = now == null ? connector.begin(Charge.Driver.of(token)) : now;
        asking.identify(Charge.Driver.of(token));
        equipment.authorization().ask(token, permit -> {
            if (connector.charge() == asking && !asking.isEnded() && !asking.isAuthorized()) {
                permitted(asking, permit);
            }
        });
    }

    private void permitted(Charge asking, Permit permit) {
        boolean may = permit.isAccepted()
                && !equipment.authorization().isMasterPass(permit.group())
                && Reservations.admit(
                        station, connector.number(), asking.driver().token(), permit.group());
        if (may) {
            authorized(asking, permit);
        } else {
            connector.visitor().refused(asking);
            if (!asking.isPlugged()) {
                connector.end(StopReason.EV_LEFT);
            }
        }
    }

    private void swipeToStop(Charge running, String token) {
        if (token.equals(running.driver().token())) {
            connector.end(StopReason.LOCAL);
            return;
        }
        equipment.authorization().ask(token, permit -> {
            boolean sameGroup = !permit.group().isEmpty() && permit.group().equals(running.group());
            boolean masters = equipment.authorization().isMasterPass(permit.group());
            if (connector.charge() == running && permit.isAccepted() && (sameGroup || masters)) {
                running.stoppedBy(token);
                connector.end(masters ? StopReason.MASTER_PASS : StopReason.LOCAL);
            }
        });
    }

    /** The backend or a contract lets somebody charge here; whether anybody is asked about that first is for the caller. */
    void admit(Charge.Driver who) {
        Charge now = connector.charge();
        if (now == null && connector.isFree()) {
            now = connector.begin(who);
            connector.visitor().equip();
        } else if (now == null || now.isAuthorized() || now.isEnded()) {
            return;
        }
        now.identify(who);
        authorized(now, Permit.ASSUMED);
    }

    private void authorized(Charge asking, Permit permit) {
        asking.authorize(permit.group());
        station.known(Reservations.KIND).ifPresent(each -> each.use(connector, asking, permit.group()));
        connector.admitted(asking);
    }
}
