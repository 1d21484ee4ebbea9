package io.voltgate.engine;

import io.voltgate.domain.BootStatus;
import io.voltgate.domain.Command;
import io.voltgate.domain.CommandResult;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.FunctionFact;
import io.voltgate.domain.StationInfo;
import io.voltgate.domain.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a station is asked after its first boot with a firmware: everything that it has (OCPP 2.x Part 2, B07; OCPP 1.6, 5.8). Called by
 * the shard's thread. Where a station leaves the question for everything unanswered, known keys are asked for, a few at a time (quirk 30).
 */
final class Onboarding {
    static final String WORD = "onboarding";
    private static final String REPORT = "FullInventory";

    /** The keys of OCPP 1.6 that decisions depend on, and those that operators ask for first. */
    private static final List<Variable> KEYS = List.of(
                    "SupportedFeatureProfiles",
                    "NumberOfConnectors",
                    "GetConfigurationMaxKeys",
                    "HeartbeatInterval",
                    "ConnectionTimeOut",
                    "MeterValueSampleInterval",
                    "ClockAlignedDataInterval",
                    "MeterValuesSampledData",
                    "MeterValuesAlignedData",
                    "StopTxnSampledData",
                    "StopTransactionOnEVSideDisconnect",
                    "StopTransactionOnInvalidId",
                    "AuthorizeRemoteTxRequests",
                    "LocalPreAuthorize",
                    "LocalAuthorizeOffline",
                    "WebSocketPingInterval",
                    "LocalAuthListEnabled",
                    "LocalAuthListMaxLength",
                    "SendLocalListMaxLength",
                    "ReserveConnectorZeroSupported",
                    "ChargeProfileMaxStackLevel",
                    "ChargingScheduleAllowedChargingRateUnit",
                    "ChargingScheduleMaxPeriods",
                    "MaxChargingProfilesInstalled",
                    "SecurityProfile")
            .stream()
            .map(Variable::key)
            .toList();

    private final boolean wanted;
    private final FunctionLimits limits;

    Onboarding(boolean wanted, FunctionLimits limits) {
        this.wanted = wanted;
        this.limits = limits;
    }

    /** What the station is to be asked next, null where nothing. */
    @Nullable
    Command next(StationState station, StationTraits traits) {
        FunctionsState known = station.functions;
        StationInfo info = station.info;
        if (!wanted
                || info == null
                || station.bootStatus != BootStatus.ACCEPTED
                || name(info).equals(known.onboarded)) {
            return null;
        }
        if (!known.v16()) {
            return new Command.GetBaseReport(REPORT);
        }
        boolean keyByKey = known.onboardingStep > 0 || traits.getConfigurationNamesKeys();
        return new Command.GetVariables(keyByKey ? keys(known, traits) : List.of());
    }

    /** What one firmware is onboarded as. */
    private static String name(StationInfo info) {
        return info.vendor() + "|" + info.model() + "|" + info.firmware();
    }

    private List<Variable> keys(FunctionsState known, StationTraits traits) {
        int from = Math.max(0, known.onboardingStep - 1) * limits.readChunk();
        List<Variable> chunk =
                KEYS.subList(Math.min(from, KEYS.size() - 1), Math.min(from + limits.readChunk(), KEYS.size()));
        List<Variable> allowed = chunk.stream()
                .filter(key -> !traits.forbiddenKeys().contains(key.name()))
                .toList();
        return allowed.isEmpty() ? chunk.subList(0, 1) : allowed;
    }

    private boolean lastStep(FunctionsState known) {
        return Math.max(1, known.onboardingStep) * limits.readChunk() >= KEYS.size();
    }

    /** A question came to its end. A lost connection changes nothing: the question is asked again. */
    void concluded(StationState station, Command asked, CommandState end, @Nullable CommandResult result, Turn turn) {
        FunctionsState known = station.functions;
        boolean interrupted = end == CommandState.CONNECTION_LOST || end == CommandState.EXPIRED;
        if (interrupted || station.info == null) {
            return;
        }
        boolean told = result != null && result.accepted();
        if (asked instanceof Command.GetVariables(List<Variable> keys)) {
            boolean everything =
                    keys.isEmpty() && result != null && !result.variables().isEmpty();
            if (everything || (!keys.isEmpty() && lastStep(known))) {
                done(station, everything ? "Accepted" : "KeyByKey", turn);
            }
        } else if (told || end != CommandState.TIMED_OUT || known.onboardingStep + 1 >= limits.tries()) {
            done(station, result == null ? end.name() : result.status(), turn);
        }
    }

    private static void done(StationState station, String outcome, Turn turn) {
        StationInfo info = station.info;
        turn.emit(new FunctionFact.StationOnboarded(station.id, info == null ? "" : info.firmware(), outcome));
    }

    void apply(StationState station) {
        FunctionsState known = station.functions;
        known.onboarded = station.info == null ? "" : name(station.info);
        known.onboardingStep = 0;
    }

    /** A question of ours came to its end without the station being done. */
    void applyEnd(FunctionsState known, CommandState end) {
        if (end != CommandState.CONNECTION_LOST && end != CommandState.EXPIRED) {
            known.onboardingStep++;
        }
    }
}
