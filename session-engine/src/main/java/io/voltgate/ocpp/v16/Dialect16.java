package io.voltgate.ocpp.v16;

import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.OcppVersion;
import java.util.List;

/** The table of the messages of OCPP 1.6. Immutable. A message that isn't listed here doesn't exist for us. */
public final class Dialect16 {
    public static final Dialect DIALECT =
            new Dialect(OcppVersion.V16, List.of(BootNotification.ACTION), List.of(RemoteStartTransaction.ACTION));

    private Dialect16() {}
}
