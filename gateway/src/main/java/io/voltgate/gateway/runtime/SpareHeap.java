package io.voltgate.gateway.runtime;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.ThreadMXBean;
import com.sun.management.VMOption;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the JVM give the heap that a quiet gateway doesn't use back to the machine. Owned by one house thread, which looks
 * four times a second. Under load the JVM's own settings hold, since a heap that is kept small then collects without end.
 */
public final class SpareHeap {
    public static final Duration EVERY = Duration.ofMillis(250);
    private static final Logger LOG = LoggerFactory.getLogger(SpareHeap.class);
    /** It is quiet when so many looks in a row found little. */
    private static final int LOOKS = 8;

    /** Less than a hundred messages a second take in that time; some 18,000 stations that only beat their hearts stay below. */
    private static final long QUIET_BYTES = 8 << 20;

    /** From one look to the next: load has come, such as stations that all come back. */
    private static final long BURST_BYTES = 2 << 20;

    /** With a collection so long after the last one, in milliseconds (JEP 346). */
    private static final Map<String, String> QUIET =
            Map.of("MinHeapFreeRatio", "5", "MaxHeapFreeRatio", "10", "G1PeriodicGCInterval", "5000");

    /** HotSpot's own. */
    private static final Map<String, String> BUSY =
            Map.of("MinHeapFreeRatio", "40", "MaxHeapFreeRatio", "70", "G1PeriodicGCInterval", "0");

    /** Raised first and lowered last, since neither may cross the other. */
    private static final String MOST_FREE = "MaxHeapFreeRatio";

    private final LongSupplier allocated;
    private final BiConsumer<String, String> settings;
    private long before;
    private long gathered;
    private int looks;
    private boolean quiet;

    /**
     * What it looks at and what it sets.
     *
     * @param allocated bytes since the start
     * @param settings takes the name and value of a setting
     */
    SpareHeap(LongSupplier allocated, BiConsumer<String, String> settings) {
        this.allocated = allocated;
        this.settings = settings;
        this.before = allocated.getAsLong();
    }

    /** That of this JVM. What its command line says stands; one that has no such settings keeps its own ways. */
    public static SpareHeap ofThisMachine() {
        HotSpotDiagnosticMXBean machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
        if (machine == null || threads == null) {
            return new SpareHeap(() -> 0, (name, value) -> {});
        }
        List<String> ours = new ArrayList<>();
        for (String name : QUIET.keySet()) {
            if (isOurs(machine, name)) {
                ours.add(name);
            }
        }
        return new SpareHeap(threads::getTotalThreadAllocatedBytes, (name, value) -> {
            if (ours.contains(name)) {
                machine.setVMOption(name, value);
            }
        });
    }

    private static boolean isOurs(HotSpotDiagnosticMXBean machine, String name) {
        try {
            VMOption option = machine.getVMOption(name);
            boolean untouched =
                    option.getOrigin() == VMOption.Origin.DEFAULT || option.getOrigin() == VMOption.Origin.ERGONOMIC;
            return untouched && option.isWriteable();
        } catch (IllegalArgumentException unknown) {
            LOG.debug("This JVM has no {}, so it keeps heap that isn't used", name, unknown);
            return false;
        }
    }

    /** To be called so often. */
    public void look() {
        long now = allocated.getAsLong();
        long since = now - before;
        before = now;
        gathered += since;
        looks++;
        if (since >= BURST_BYTES) {
            turn(false);
        }
        if (looks == LOOKS) {
            turn(gathered < QUIET_BYTES);
            gathered = 0;
            looks = 0;
        }
    }

    private void turn(boolean still) {
        if (still != quiet) {
            quiet = still;
            set(quiet ? QUIET : BUSY);
        }
    }

    private void set(Map<String, String> wanted) {
        if (!quiet) {
            settings.accept(MOST_FREE, wanted.get(MOST_FREE));
        }
        wanted.forEach((name, value) -> {
            if (!name.equals(MOST_FREE)) {
                settings.accept(name, value);
            }
        });
        if (quiet) {
            settings.accept(MOST_FREE, wanted.get(MOST_FREE));
        }
    }
}
