package io.voltgate.domain;

/** The answer to a boot (OCPP 1.6 4.2; OCPP 2.0.1 Part 2, B01-B03). Values. A station that isn't ACCEPTED may only boot. */
public enum BootStatus {
    /** In service. */
    ACCEPTED,
    /** Known, but must wait before it may work. */
    PENDING,
    /** Not wanted. */
    REJECTED
}
