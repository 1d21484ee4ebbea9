package io.voltgate.simulator.station;

/** What a connector is doing, in the finer words of OCPP 1.6; 2.0.1 knows three of them. Values. */
public enum PlugState {
    AVAILABLE("Available", "Available"),
    PREPARING("Preparing", "Occupied"),
    CHARGING("Charging", "Occupied"),
    SUSPENDED_EV("SuspendedEV", "Occupied"),
    FINISHING("Finishing", "Occupied"),
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
