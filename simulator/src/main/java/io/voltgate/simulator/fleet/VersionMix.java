package io.voltgate.simulator.fleet;

import io.voltgate.ocpp.OcppVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Which versions of OCPP the stations of a fleet speak, by weights. An immutable value. The stations of each version are spread evenly,
 * so that any hundred neighbours have about the weights' shares.
 */
public final class VersionMix {
    private static final String WRONG =
            "versions are 1.6, 2.0.1, 2.1 or mixed, or weights such as 1.6=70,2.0.1=20,2.1=10, not ";

    public static final VersionMix V16 = new VersionMix(List.of(new Share(OcppVersion.V16, 1)));
    public static final VersionMix V201 = new VersionMix(List.of(new Share(OcppVersion.V201, 1)));
    public static final VersionMix V21 = new VersionMix(List.of(new Share(OcppVersion.V21, 1)));
    /** All three by turns. */
    public static final VersionMix MIXED = new VersionMix(
            List.of(new Share(OcppVersion.V16, 1), new Share(OcppVersion.V201, 1), new Share(OcppVersion.V21, 1)));

    private record Share(OcppVersion version, int weight) {}

    private final List<Share> shares;
    private final int whole;

    private VersionMix(List<Share> shares) {
        this.shares = List.copyOf(shares);
        this.whole = shares.stream().mapToInt(Share::weight).sum();
    }

    /** Reads "1.6", "mixed" or "1.6=70,2.0.1=20,2.1=10". */
    public static VersionMix parse(String text) {
        if (text.equals("mixed")) {
            return MIXED;
        }
        List<Share> shares = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", 2);
            String weight = sides.length == 1 ? "1" : sides[1];
            if (!weight.matches("[1-9]\\d{0,5}")) {
                throw new IllegalArgumentException(WRONG + text);
            }
            shares.add(new Share(known(sides[0], text), Integer.parseInt(weight)));
        }
        return new VersionMix(shares);
    }

    private static OcppVersion known(String name, String text) {
        try {
            return version(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(WRONG + text, unknown);
        }
    }

    /** The version of this name, such as 2.0.1. */
    static OcppVersion version(String name) {
        return switch (name) {
            case "1.6" -> OcppVersion.V16;
            case "2.0.1" -> OcppVersion.V201;
            case "2.1" -> OcppVersion.V21;
            default -> throw new IllegalArgumentException("there is no OCPP " + name);
        };
    }

    /** The version of the station with this index: always the one that is furthest behind its share. */
    List<OcppVersion> of(int stations) {
        long[] given = new long[shares.size()];
        List<OcppVersion> versions = new ArrayList<>(stations);
        for (int index = 0; index < stations; index++) {
            int behind = 0;
            long furthest = Long.MIN_VALUE;
            for (int i = 0; i < given.length; i++) {
                long lack = (index + 1L) * shares.get(i).weight() - given[i] * whole;
                if (lack > furthest) {
                    furthest = lack;
                    behind = i;
                }
            }
            given[behind]++;
            versions.add(shares.get(behind).version());
        }
        return versions;
    }
}
