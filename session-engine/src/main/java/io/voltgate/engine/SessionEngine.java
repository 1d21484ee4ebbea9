package io.voltgate.engine;

import io.voltgate.domain.CertificateHash;
import io.voltgate.domain.CloseReason;
import io.voltgate.domain.CommandState;
import io.voltgate.domain.DoubtFact;
import io.voltgate.domain.DriverFact;
import io.voltgate.domain.Event;
import io.voltgate.domain.NoticeKind;
import io.voltgate.domain.PaymentFact;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.SessionId;
import io.voltgate.domain.StationId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The decisions of one shard: what follows from each input, and how each fact changes the state. Owned by the shard's thread; it
 * knows time only as an argument. State changes in {@link #apply} alone, live, in recovery and in tests.
 */
public final class SessionEngine {
    private final EngineSettings settings;
    private final Directory directory;
    private final EngineState state = new EngineState();
    private final Timers timers = new Timers();
    private final Authorizations authorizations;
    private final Commands commands;
    private final Functions functions;
    private final Connections connections;
    private final Sessions sessions;
    private final Payments payments;
    private final Transactions transactions;
    private final TransactionEvents transactionEvents;
    private final MultiPartReports multiPart;
    private final Reports reports;
    private final Firmware firmware = new Firmware();
    private final Answers answers;
    private final Tokens tokens;
    private final Activities activities;
    private final Clocks clocks = new Clocks();
    private final StuckSessions stuck;
    private final DriverAnswers driverAnswers;
    private final AdHocPayments adHocPayments;

    public SessionEngine(EngineSettings settings, Directory directory) {
        this.settings = settings;
        this.directory = directory;
        this.authorizations = new Authorizations(settings, directory);
        this.functions = new Functions(settings, directory, authorizations, timers);
        this.commands = new Commands(state, settings, directory, timers, functions);
        this.connections = new Connections(state, settings, directory, commands, timers);
        this.activities = new Activities(settings.limits());
        this.driverAnswers = new DriverAnswers(settings.driver(), directory, authorizations);
        this.payments = new Payments(settings.payments(), timers);
        Holds holds = new Holds(settings.stuck(), payments);
        this.adHocPayments = new AdHocPayments(settings.driver(), payments);
        this.sessions =
                new Sessions(authorizations, holds, activities, settings.limits(), new StationCosts(settings.driver()));
        this.stuck = new StuckSessions(settings.stuck(), sessions, holds, timers);
        this.transactions = new Transactions(state, authorizations, sessions, commands.effects());
        this.tokens = new Tokens(directory);
        this.transactionEvents =
                new TransactionEvents(authorizations, sessions, activities, commands.effects(), driverAnswers);
        this.multiPart = new MultiPartReports(settings.limits().reports(), timers);
        this.reports = new Reports(multiPart);
        this.answers = new Answers(multiPart);
    }

    public EngineSettings settings() {
        return settings;
    }

    public Timers timers() {
        return timers;
    }

    /** The time of the last fact applied, milliseconds since 1970; 0 where there is none. */
    public long lastMs() {
        return state.lastMs;
    }

    /** The highest connection epoch ever used; a new connection takes a higher one. */
    public long lastEpoch() {
        return state.lastEpoch;
    }

    /** What follows from an input, now. Changes nothing, save the notes of when a station was last heard, and of its clock. */
    public Decision decide(Input input, long nowMs) {
        Turn turn = new Turn(state, settings.shard(), nowMs);
        switch (input) {
            case Input.Connected connected -> {
                connections.connected(connected, turn);
                known(connected.station(), station -> functions.connected(station, turn));
            }
            case Input.Wished wished -> wished(wished, turn);
            case Input.Resolving resolving -> stuck.resolve(state.find(resolving.station()), resolving, turn);
            case Input.Ordered ordered -> commands.ordered(ordered, turn);
            case Input.Disconnected(StationId id, long epoch, CloseReason reason) ->
                known(id, station -> connections.disconnected(station, epoch, reason, turn));
            case Input.PaymentAnswered answer ->
                known(answer.station(), station -> payments.answered(station, answer, turn));
            case Input.PaymentInstructed instructed ->
                payments.instructed(state.find(instructed.station()), instructed, turn);
            case Input.Elapsed elapsed -> known(elapsed.station(), station -> elapsed(station, elapsed.timer(), turn));
            case Input.Asked asked ->
                current(asked.station(), asked.epoch(), nowMs, station -> answer(station, asked, turn));
            case Input.Told told ->
                current(told.station(), told.epoch(), nowMs, station -> told(station, told.request(), turn));
            case Input.Answered answered ->
                current(answered.station(), answered.epoch(), nowMs, s -> {
                    commands.answered(s, answered, turn);
                    answers.take(s, answered, turn);
                    stuck.answered(s, answered, turn);
                });
            case Input.CallFailed(StationId id, long epoch, String callId, String detail) ->
                current(id, epoch, nowMs, s -> commands.failed(s, callId, CommandState.FAILED, detail, turn));
            case Input.CallUnsupported(StationId id, long epoch, String callId, String detail) ->
                current(id, epoch, nowMs, s -> commands.failed(s, callId, CommandState.UNSUPPORTED, detail, turn));
        }
        commands.effects().reportsOver(state, turn);
        return turn.end();
    }

    private void known(StationId id, Consumer<StationState> then) {
        StationState station = state.find(id);
        if (station != null) {
            then.accept(station);
        }
    }

    /** What an older connection still says is void. */
    private void current(StationId id, long epoch, long nowMs, Consumer<StationState> then) {
        known(id, station -> {
            if (station.connected && station.epoch == epoch) {
                connections.heard(station, nowMs);
                then.accept(station);
            }
        });
    }

    private void elapsed(StationState station, Input.Timer timer, Turn turn) {
        switch (timer) {
            case SILENCE -> connections.silent(station, turn);
            case CALL_TIMEOUT -> commands.timedOut(station, turn);
            case ORDER_DEADLINE -> commands.expire(station, turn);
            case TENDING -> tend(station, turn);
            case NEXT_CALL -> commands.lanes().due(station, turn);
            case EFFECT_DEADLINE -> commands.effects().expire(station, turn);
            case REPORT_SILENCE -> multiPart.silent(station, turn);
            case PAYMENT_RETRY -> payments.retry(station, turn);
            case DOUBTS -> commands.orderOurs(station, stuck.due(station, turn), turn);
        }
    }

    private void tend(StationState station, Turn turn) {
        commands.orderOurs(station, functions.tend(station, turn), turn);
    }

    private void wished(Input.Wished wished, Turn turn) {
        StationState station = state.find(wished.station());
        if (station == null && directory.station(wished.station()).isEmpty()) {
            turn.say(new Output.Receipt(wished.ticket(), null, Output.OrderRefusal.UNKNOWN_STATION));
            return;
        }
        StationState target =
                station == null ? new StationState(wished.station().value()) : station;
        commands.orderOurs(target, functions.wished(target, wished.wish(), turn), turn);
        turn.say(new Output.Receipt(wished.ticket(), null, null));
    }

    /** What nobody answers is dropped where an answer would be a refusal. */
    private void told(StationState station, Request request, Turn turn) {
        if (station.mayBeCalled() || allowedBeforeAcceptance(request)) {
            var _ = reply(station, request, turn);
            stuck.heard(station, turn);
            commands.effects().heard(station, request, turn);
        }
    }

    private void answer(StationState station, Input.Asked asked, Turn turn) {
        turn.causedBy(asked.messageId());
        Reply reply = station.mayBeCalled() || allowedBeforeAcceptance(asked.request())
                ? reply(station, asked.request(), turn)
                : new Reply.Refused(Reply.Refusal.NOT_ACCEPTED_YET, "the station has not been accepted yet");
        turn.say(new Output.Answer(station.id, asked.epoch(), asked.messageId(), reply));
        if (!(reply instanceof Reply.Refused)) {
            stuck.heard(station, turn);
            commands.orderOurs(station, functions.heard(station, asked.request(), turn), turn);
            commands.effects().heard(station, asked.request(), turn);
        }
    }

    /** Boots, and what is about transactions: that is never refused. */
    private static boolean allowedBeforeAcceptance(Request request) {
        return switch (request) {
            case Request.Boot _,
                    Request.StartTransaction _,
                    Request.StopTransaction _,
                    Request.MeterValues _,
                    Request.TransactionEvent _ -> true;
            case Request.Heartbeat _,
                    Request.StatusReport _,
                    Request.Authorize _,
                    Request.DeviceReport _,
                    Request.DeviceEvents _,
                    Request.SecurityEvent _,
                    Request.FirmwareStatus _,
                    Request.LogStatus _,
                    Request.VendorData _,
                    Request.ReportPart _,
                    Request.ReservationUpdate _,
                    Request.ChainStatus _,
                    Request.Notice _ -> false;
        };
    }

    /** What else follows from a boot than its answer. */
    private Reply boot(StationState station, Request.Boot boot, Turn turn) {
        Reply reply = connections.boot(station, boot, turn);
        firmware.booted(station, boot, turn);
        if (!boot.reason().equals("Triggered")) {
            activities.rebooted(station, turn);
            multiPart.booted(station, turn);
        }
        return reply;
    }

    /** What else follows from the status of a connector than that it is known. */
    private Reply status(StationState station, Request.StatusReport report, Turn turn) {
        activities.status(station, report.connector(), report.status(), report.at(), turn);
        return connections.status(station, report, turn);
    }

    private Reply reply(StationState station, Request said, Turn turn) {
        return switch (clocks.heard(station, tokens.known(station, said), turn)) {
            case Request.Boot boot -> boot(station, boot, turn);
            case Request.Heartbeat _ -> connections.heartbeat(station, turn);
            case Request.StatusReport report -> status(station, report, turn);
            case Request.Authorize authorize -> authorizations.authorize(station, authorize, driverAnswers, turn);
            case Request.StartTransaction start -> transactions.start(station, start, turn);
            case Request.StopTransaction stop -> transactions.stop(station, stop, turn);
            case Request.MeterValues values -> transactions.meter(station, values, turn);
            case Request.TransactionEvent event -> transactionEvents.take(station, event, turn);
            case Request.DeviceReport report -> reports.take(station, report, turn);
            case Request.DeviceEvents report -> {
                report.statuses().forEach(status -> status(station, status, turn));
                yield reports.take(station, report, turn);
            }
            case Request.SecurityEvent report -> reports.take(station, report, turn);
            case Request.FirmwareStatus report -> firmware.take(station, report, turn);
            case Request.LogStatus report -> reports.take(station, report, turn);
            case Request.VendorData data -> reports.take(station, data, turn);
            case Request.ReportPart part -> reports.take(station, part, turn);
            case Request.ReservationUpdate update -> reports.take(station, update, turn);
            case Request.ChainStatus(List<CertificateHash> certificates) ->
                new Reply.ChainStatus(certificates, turn.nowMs());
            case Request.Notice notice -> notice(station, notice, turn);
        };
    }

    /** What else follows from a notice than that it is kept. */
    private Reply notice(StationState station, Request.Notice notice, Turn turn) {
        Reply reply = reports.take(station, notice, turn);
        return notice.kind() == NoticeKind.SETTLEMENT ? adHocPayments.settled(station, notice, turn) : reply;
    }

    /** Takes up what a stop or crash has left, station by station: connections that are gone, payments to be settled. */
    public List<Decision> resume(long nowMs) {
        List<Decision> decisions = new ArrayList<>();
        for (StationState station : state.stations.values()) {
            Turn turn = new Turn(state, settings.shard(), nowMs);
            connections.disconnected(station, station.epoch, CloseReason.GATEWAY_RESTARTED, turn);
            payments.resume(station, turn);
            decisions.add(turn.end());
        }
        return decisions;
    }

    /** Changes the state by a fact, decided at this time, milliseconds since 1970. */
    public void apply(Event event, long atMs) {
        state.lastMs = Math.max(state.lastMs, atMs);
        StationState station = state.of(event.station());
        switch (event) {
            case Event.StationProvisioned provisioned -> {
                station.provisionedAs = provisioned.id();
                used(Ids.counterOf(provisioned.id()));
            }
            case Event.StationConnected connected -> {
                connections.apply(station, connected, atMs);
                functions.apply(station, connected, atMs);
                commands.lanes().apply(station, connected, atMs);
            }
            case Event.StationDisconnected disconnected -> connections.apply(station, disconnected);
            case Event.StationBooted booted -> {
                connections.apply(station, booted);
                commands.lanes().apply(station, booted, atMs);
                Firmware.apply(station, booted);
                functions.apply(station, booted, atMs);
            }
            case Event.FunctionFact fact -> functions.apply(station, fact, atMs);
            case Event.VariablesRead read -> functions.learn(station, read.variables());
            case Event.StationSilent _ -> station.silent = true;
            case Event.StationStatusChanged changed -> station.status = changed.next();
            case Event.ConnectorStatusChanged changed -> connections.apply(station, changed, atMs);
            case Event.DeviceReported reported -> {
                multiPart.apply(station, ReportPart.of(reported), atMs);
                functions.learn(station, reported.variables());
            }
            case Event.ReportPartReceived received -> multiPart.apply(station, ReportPart.of(received), atMs);
            case Event.ReportExpected expected -> multiPart.apply(station, expected, atMs);
            case Event.ReportCompleted completed -> multiPart.apply(station, completed);
            case Event.ReportIncomplete incomplete -> multiPart.apply(station, incomplete);
            case Event.FirmwareStatusReported reported -> Firmware.apply(station, reported);
            case Event.FirmwareUpdateEnded _ -> station.update = null;
            case Event.SessionStarted started -> {
                sessions.apply(station, started, atMs);
                used(Ids.counterOf(started.session().value()));
                usedTransaction(started);
                functions.applySession(station, atMs);
            }
            case Event.SessionUpdated updated -> session(station, updated.session(), s -> sessions.apply(s, updated));
            case Event.SessionMetered metered -> {
                session(station, metered.session(), s -> sessions.apply(s, metered));
                remember(station, metered);
                commands.lanes().apply(station, metered);
            }
            case Event.SessionEnded ended -> {
                session(station, ended.session(), s -> sessions.apply(s, ended));
                commands.lanes().apply(station, ended);
                functions.applySession(station, atMs);
            }
            case Event.SessionRestated restated ->
                session(station, restated.session(), s -> sessions.apply(s, restated));
            case Event.MetersReported reported -> {
                station.rememberMeters(reported.connector(), reported.samples(), keptDigests());
            }
            case Event.SessionStartCorrected fact -> session(station, fact.session(), s -> sessions.applyTold(s, fact));
            case Event.SessionTariffAgreed fact -> session(station, fact.session(), s -> sessions.applyTold(s, fact));
            case Event.SessionActivityChanged fact ->
                session(station, fact.session(), s -> sessions.applyTold(s, fact));
            case Event.SessionFlagged fact -> session(station, fact.session(), s -> sessions.applyTold(s, fact));
            case Event.SessionReviewed fact -> session(station, fact.session(), s -> sessions.apply(s, fact));
            case DriverFact fact -> session(station, fact.session(), s -> driverAnswers.apply(s, fact));
            case Event.StationClockAdjusted adjusted -> station.clockOffsetMs = adjusted.offsetMs();
            case PaymentFact fact -> {
                session(station, fact.session(), s -> payments.apply(station, s, fact, atMs));
                used(Ids.counterOf(fact.payment().value()));
            }
            case DoubtFact fact -> session(station, fact.session(), s -> s.doubts.apply(fact, atMs));
            case Event.CommandAccepted accepted -> {
                commands.apply(station, accepted);
                used(Ids.counterOf(accepted.order().id().value()));
            }
            case Event.CommandSent sent -> commands.apply(station, sent, atMs);
            case Event.CommandAnswered answered -> commands.apply(station, answered, atMs);
            case Event.CommandEffectSeen seen -> commands.apply(station, seen);
            case Event.CommandFailed failed -> commands.apply(station, failed);
            case Event.CommandRequeued requeued -> commands.apply(station, requeued);
            case Event.CommandProgressed progressed -> commands.apply(station, progressed, atMs);
            case Event.CommandEffectMissed missed -> commands.apply(station, missed);
            case Event.TokenChecked checked -> functions.apply(station, checked, atMs);
            case Event.DeviceEventsReported _,
                    Event.SecurityEventReported _,
                    Event.LogStatusReported _,
                    Event.VendorDataReceived _,
                    Event.Noticed _,
                    Event.ReservationUpdated _,
                    Event.VariablesSet _,
                    Event.LateStatusReported _,
                    Event.FirmwareChanged _ -> {
                // Facts for the backend and the database; no decision depends on them.
            }
        }
        stuck.applied(station, event, atMs);
    }

    private int keptDigests() {
        return settings.limits().meterDigestsPerStation();
    }

    private void remember(StationState station, Event.SessionMetered metered) {
        station.rememberMeters(metered.connector(), metered.samples(), keptDigests());
    }

    private void used(long counter) {
        state.lastId = Math.max(state.lastId, counter);
    }

    /** Transaction ids that we made: those of OCPP 1.6 starts. */
    private void usedTransaction(Event.SessionStarted started) {
        if (started.key().startsWith(Transactions.START)) {
            state.lastTransaction = Long.parseLong(started.transaction().value());
        }
    }

    private static void session(StationState station, SessionId id, Consumer<SessionState> then) {
        station.session(session -> session.id.equals(id)).ifPresent(then);
    }

    /** The whole state as bytes, equal for equal states. */
    public byte[] snapshot() {
        return Snapshot.take(state);
    }

    /** Replaces the state by that of a snapshot. */
    public void restore(byte[] snapshot) {
        state.become(Snapshot.read(snapshot));
        state.stations.values().forEach(station -> {
            commands.rearm(station);
            multiPart.rearm(station);
            functions.rearm(station, state.lastMs);
            payments.rearm(station);
            stuck.rearm(station);
        });
    }
}
