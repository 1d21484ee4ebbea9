package io.voltgate.script;

import java.util.List;

/** The specification in the scenario language, as far as it needs neither sockets nor tables. Texts, shared by the tests that run them. */
final class EngineScripts {
    static final List<String> ALL = List.of("""
        station CS-1 ocpp2.0.1
          > BootNotification reason=PowerUp            < Accepted interval=300  => StationBooted
          > TransactionEvent Started tx=T1 seq=0 evse=1 token=A energy=1000 < ok => SessionStarted CS-1 T1, PaymentOpened, SessionUpdated, SessionMetered
          crash
          > TransactionEvent Started tx=T1 seq=0 evse=1 token=A energy=1000 < ok => nothing
          > TransactionEvent Ended tx=T1 seq=1 energy=3000 at=+60s < ok => SessionUpdated, SessionMetered, SessionEnded delivered=2000000000, PaymentSettled
          after 601s                                   => StationSilent CS-1
        """, """
        station CS-1 ocpp1.6
          > BootNotification                           < Accepted
          > Heartbeat                                  < ok => nothing
          > StartTransaction connector=1 tag=A meter=1000 < Accepted transactionId=$tx => SessionStarted, PaymentOpened
          > StartTransaction connector=1 tag=A meter=1000 < Accepted transactionId=$tx => nothing
          > MeterValues connector=1 tx=$tx energy=1500 at=+60s < ok => SessionMetered
          crash                                        => StationDisconnected, StationStatusChanged, StationConnected, StationStatusChanged
          > MeterValues connector=1 tx=$tx energy=1500 at=+60s < ok => nothing
          > StopTransaction tx=$tx meter=2500 at=+120s < ok => SessionEnded outcome=COMPLETED delivered=1500000000, PaymentSettled
          > StopTransaction tx=$tx meter=2500 at=+120s < ok => nothing
        """, """
        station CS-1 ocpp1.6
          > BootNotification                           < Accepted
          ! StartSession token=A connector=1           => CommandAccepted, CommandSent
          < RemoteStartTransaction idTag=A connectorId=1 > Accepted => CommandAnswered
          > StartTransaction connector=1 tag=A meter=0 < Accepted transactionId=$tx => SessionStarted, PaymentOpened, CommandEffectSeen
          ! StopSession transaction=$tx                => CommandAccepted, CommandSent
          < RemoteStopTransaction transactionId=$tx    > Accepted => CommandAnswered
          > StopTransaction tx=$tx meter=10 at=+60s    < ok => SessionEnded, PaymentSettled, CommandEffectSeen
        """, """
        station CS-1 ocpp1.6
          > BootNotification chargePointVendor=-       < OccurenceConstraintViolation => nothing
          > Nonsense {}                                < NotImplemented => nothing
          > RemoteStartTransaction {"idTag":"A"}       < NotSupported => nothing
          >> [2,"1","Heartbeat",                       < FormationViolation => nothing
        """);

    private EngineScripts() {}

    static List<String> all() {
        return ALL;
    }
}
