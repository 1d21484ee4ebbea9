package io.voltgate.simulator.fault;

/** The station at the end of a faulty line, as far as faults reach into it. Called on its timeline. */
public interface Victim {
    /** Power fails and returns; what waits to be sent is kept. */
    void reboot();

    /** Power fails and returns, and the transaction messages that wait are gone. */
    void loseQueue();

    /** The clock goes wrong by this much. */
    void jump(long millis);
}
