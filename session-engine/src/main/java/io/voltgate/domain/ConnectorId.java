package io.voltgate.domain;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The place at a station: EVSE and connector, counted from 1; (0,0) is the station itself. A value. OCPP 1.6 connector
 * n is EVSE n with connector 1, the mapping that the Open Charge Alliance advises.
 */
public record ConnectorId(int evse, int connector) {
    public static final ConnectorId STATION = new ConnectorId(0, 0);

    /** Names are asked for with every message, and nearly all places are the first connectors of the first EVSEs. */
    private static final int EVSES = 33;

    private static final int CONNECTORS = 3;
    private static final String[] NAMES = names();

    /** The connector of OCPP 1.6 with this number; 0 is the station. */
    public static ConnectorId numbered(int number) {
        return number == 0 ? STATION : new ConnectorId(number, 1);
    }

    /** Reads what {@link #toString} wrote. */
    public static ConnectorId parse(String text) {
        int dot = text.indexOf('.');
        return new ConnectorId(Integer.parseInt(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
    }

    /** Whether this names the station as a whole, or its main meter. */
    @JsonIgnore
    public boolean isStation() {
        return evse == 0;
    }

    /** Whether another place is this one or a part of it. */
    public boolean includes(ConnectorId other) {
        return isStation() || equals(other) || (connector == 0 && evse == other.evse);
    }

    @Override
    public String toString() {
        boolean usual = evse >= 0 && evse < EVSES && connector >= 0 && connector < CONNECTORS;
        return usual ? NAMES[evse * CONNECTORS + connector] : evse + "." + connector;
    }

    private static String[] names() {
        String[] names = new String[EVSES * CONNECTORS];
        for (int i = 0; i < names.length; i++) {
            names[i] = i / CONNECTORS + "." + i % CONNECTORS;
        }
        return names;
    }
}
