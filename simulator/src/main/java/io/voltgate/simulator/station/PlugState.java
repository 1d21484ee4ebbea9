package io.voltgate.simulator.station;

/** What a connector is doing, in the finer words of OCPP 1.6; 2.x knows five of them. Values. */
public enum PlugState {
    AVAILABLE("Available", "Available"),
    PREPARING("Preparing", "Occupied"),
    CHARGING("Charging", "Occupied"),
    SUSPENDED_EV("SuspendedEV", "Occupied"),
    SUSPENDED_EVSE("SuspendedEVSE", "Occupied"),
    FINISHING("Finishing", "Occupied"),
    RESERVED("Reserved", "Reserved"),
    UNAVAILABLE("Unavailable", "Unavailable"),
    FAULTED("Faulted", "Faulted");

    private final String word16;
    private final String word201;

    PlugState(String word16, String word201) {
        this.word16 = word16;
        this.word201 = word201;
    }

    public String word16() {
        return word16;
    }

    public String word201() {
        return word201;
    }
}
