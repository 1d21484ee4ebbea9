package io.voltgate.gateway.runtime;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the JVM give the heap that a quiet gateway doesn't use back to the machine. Used once, by the main thread, when stations are let in
 * already. What the command line says stands; a JVM that has no such settings keeps its own ways.
 */
public final class SpareHeap {
    private static final Logger LOG = LoggerFactory.getLogger(SpareHeap.class);
    /** So long after the last collection comes one more; while there is load, there are others. */
    private static final String QUIET_MS = "5000";

    private static final String LEAST_FREE_PERCENT = "5";
    private static final String MOST_FREE_PERCENT = "10";

    private SpareHeap() {}

    /** Settings that HotSpot takes at run time (JEP 346), since a jar can't bring its own command line. */
    public static void giveBack() {
        Map<String, String> wanted = new LinkedHashMap<>();
        wanted.put("MinHeapFreeRatio", LEAST_FREE_PERCENT);
        wanted.put("MaxHeapFreeRatio", MOST_FREE_PERCENT);
        wanted.put("G1PeriodicGCInterval", QUIET_MS);
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (machine != null) {
            wanted.forEach((name, value) -> set(machine, name, value));
        }
    }

    private static void set(HotSpotDiagnosticMXBean machine, String name, String value) {
        try {
            VMOption option = machine.getVMOption(name);
            boolean untouched =
                    option.getOrigin() == VMOption.Origin.DEFAULT || option.getOrigin() == VMOption.Origin.ERGONOMIC;
            if (untouched && option.isWriteable()) {
                machine.setVMOption(name, value);
            }
        } catch (IllegalArgumentException unknown) {
            LOG.debug("This JVM has no {}, so it keeps heap that isn't used", name, unknown);
        }
    }
}
