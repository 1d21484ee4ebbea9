package io.voltgate.ocpp.v2;

import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.Action.SentByStation;
import io.voltgate.ocpp.Action.ToStation;
import io.voltgate.ocpp.Dialect;
import io.voltgate.ocpp.OcppVersion;
import io.voltgate.ocpp.Saying;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The table of the messages of OCPP 2.1: those of 2.0.1 and its own. Immutable. Where a shared message differs, its
 * file says so.
 */
public final class Dialect21 {
    private static final List<FromStation<?, ?, ?>> RECEIVED = List.of(
            BatterySwap.ACTION,
            ClosePeriodicEventStream.ACTION,
            GetCertificateChainStatus.ACTION,
            NotifyDERAlarm.ACTION,
            NotifyDERStartStop.ACTION,
            NotifyPriorityCharging.ACTION,
            NotifySettlement.ACTION,
            OpenPeriodicEventStream.ACTION,
            PullDynamicScheduleUpdate.ACTION,
            ReportDERControl.ACTION,
            VatNumberValidation.ACTION);

    private static final List<SentByStation<?>> UNANSWERED = List.of(NotifyPeriodicEventStream.ACTION);

    private static final List<ToStation<?, ?>> SENT = List.of(
            AFRRSignal.ACTION,
            AdjustPeriodicEventStream.ACTION,
            ChangeTransactionTariff.ACTION,
            ClearDERControl.ACTION,
            ClearTariffs.ACTION,
            GetDERControl.ACTION,
            GetPeriodicEventStream.ACTION,
            GetTariffs.ACTION,
            NotifyAllowedEnergyTransfer.ACTION,
            NotifyWebPaymentStarted.ACTION,
            RequestBatterySwap.ACTION,
            SetDERControl.ACTION,
            SetDefaultTariff.ACTION,
            UpdateDynamicSchedule.ACTION,
            UsePriorityCharging.ACTION);

    private static final List<Saying<?>> SAYINGS = List.of(
            ChangeTransactionTariff.SAYS,
            ClearTariffs.SAYS,
            GetTariffs.SAYS,
            NotifyWebPaymentStarted.SAYS,
            SetDefaultTariff.SAYS);

    public static final Dialect DIALECT = new Dialect(
            OcppVersion.V21,
            new Dialect.Table(
                    both(Dialect201.RECEIVED, RECEIVED),
                    UNANSWERED,
                    both(Dialect201.SENT, SENT),
                    both(Dialect201.SAYINGS, SAYINGS),
                    Map.of()));

    private Dialect21() {}

    private static <T> List<T> both(List<T> shared, List<T> added) {
        return Stream.concat(shared.stream(), added.stream()).toList();
    }
}
