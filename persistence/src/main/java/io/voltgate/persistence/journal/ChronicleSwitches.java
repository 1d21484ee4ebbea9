package io.voltgate.persistence.journal;

import net.openhft.chronicle.core.Jvm;

/**
 * Turns off what Chronicle does beside its work. Applied once, before the first queue is opened. What the operator has set on the
 * command line stays.
 */
final class ChronicleSwitches {
    private ChronicleSwitches() {}

    static void apply() {
        set("chronicle.analytics.disable"); // usage statistics over HTTP; the library for it is banned from the
        // class path too
        set("chronicle.announcer.disable"); // a banner that asks for an e-mail address
        set("chronicle.disk.monitor.disable"); // a thread of its own that warns late; append checks the reserve itself
        Jvm.disablePerfHandler(); // a line for each block that is mapped
        Jvm.disableDebugHandler();
    }

    private static void set(String property) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, "true");
        }
    }
}
