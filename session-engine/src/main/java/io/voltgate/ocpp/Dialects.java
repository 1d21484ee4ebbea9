package io.voltgate.ocpp;

import io.voltgate.ocpp.v16.Dialect16;
import io.voltgate.ocpp.v2.Dialect201;
import io.voltgate.ocpp.v2.Dialect21;

/** The dialects that we speak, one per version. Stateless. A new version is a new case here. */
public final class Dialects {
    private Dialects() {}

    public static Dialect of(OcppVersion version) {
        return switch (version) {
            case V16 -> Dialect16.DIALECT;
            case V201 -> Dialect201.DIALECT;
            case V21 -> Dialect21.DIALECT;
        };
    }

    /** Whether a call that this version can't take is one of another version. */
    static boolean another(OcppVersion version, Frame.Call call) {
        OcppVersion other = version == OcppVersion.V16 ? OcppVersion.V201 : OcppVersion.V16;
        try {
            var _ = of(other).read(call, 0);
            return true;
        } catch (OcppException neither) {
            return false;
        }
    }
}
