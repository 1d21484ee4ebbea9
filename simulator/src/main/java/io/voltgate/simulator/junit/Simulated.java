package io.voltgate.simulator.junit;

import io.voltgate.simulator.api.SimulatedStation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a parameter of type SimulatedStation that {@link SimulatedStations} connects before the test and closes after it. */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Simulated {
    /** 1.6, 2.0.1 or 2.1. */
    String version() default "2.0.1";

    String identity() default "SIM-0001";

    /** All randomness of the station comes from it. */
    long seed() default 1;

    int connectors() default 1;

    /** For HTTP Basic; empty sends none. */
    String password() default "";

    /** Whether to wait until the server has accepted the boot. */
    boolean booted() default true;

    /** Whether the test fails where the server sent what no server should, see {@link SimulatedStation#findings}. */
    boolean strict() default false;
}
