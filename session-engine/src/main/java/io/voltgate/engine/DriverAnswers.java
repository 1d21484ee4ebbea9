package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.DriverFact;
import io.voltgate.domain.DriverNote;
import io.voltgate.domain.Energy;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request.Phase;
import io.voltgate.domain.Request.TransactionEvent;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TransactionLimit;
import org.jspecify.annotations.Nullable;

/**
 * What the answers to a station say of money: cost so far or in the end, price, limit. Called by the shard's thread. A cost is told with
 * tax and in the currency's digits, and never where nobody has said what charging costs; zero means free.
 */
final class DriverAnswers {
    private final DriverSettings settings;
    private final Authorizations authorizations;
    private final DriverSentences sentences;

    DriverAnswers(DriverSettings settings, Directory directory, Authorizations authorizations) {
        this.settings = settings;
        this.authorizations = authorizations;
        this.sentences = new DriverSentences(settings, directory);
    }

    /** The answer to an Authorize with this verdict. */
    Reply authorized(StationState station, IdToken token, Authorization verdict, long nowMs) {
        if (!verdict.accepted()) {
            return new Reply.Authorized(verdict);
        }
        Tariff tariff = authorizations.tariff(station.id, null, token, nowMs);
        DriverNote note = settings.greets() && authorizations.knowsPrice(station.id, tariff)
                ? sentences.price(tariff, token).orElse(null)
                : null;
        return new Reply.Authorized(verdict, note, ownTariff(station, tariff, nowMs));
    }

    /** A driver who has a plan of their own is told of it to stations that reckon. */
    private @Nullable String ownTariff(StationState station, Tariff tariff, long nowMs) {
        boolean own = settings.nativeTariffs()
                && station.functions.v21()
                && tariff.plan() != null
                && !tariff.equals(authorizations.tariff(station.id, null, null, nowMs));
        return own ? TariffForm.of(tariff).json() : null;
    }

    /** What an event was about, and what it comes to. */
    record Seen(
            SessionState session,
            TransactionEvent event,
            Money cost,
            @Nullable Authorization verdict) {}

    /** The answer to an event of a transaction; repeated, it is the same. */
    Reply seen(StationState station, Seen seen, Turn turn) {
        boolean told = authorizations.knowsPrice(station.id, seen.session().tariff);
        return new Reply.TransactionSeen(
                told ? seen.cost() : null,
                seen.verdict(),
                told && settings.greets() ? note(seen, turn) : null,
                limit(station, seen, turn));
    }

    private @Nullable DriverNote note(Seen seen, Turn turn) {
        SessionState session = seen.session();
        Authorization verdict = seen.verdict();
        IdToken token = session.token == null ? seen.event().token() : session.token;
        if (seen.event().phase() == Phase.ENDED) {
            Energy energy = turn.events().stream()
                    .filter(event -> event instanceof Event.SessionEnded ended
                            && ended.session().equals(session.id))
                    .map(event -> ((Event.SessionEnded) event).delivered())
                    .findFirst()
                    .orElse(session.delivered);
            return sentences.total(seen.cost(), session.tariff.digits(), energy, token);
        }
        return verdict != null && verdict.accepted()
                ? sentences.price(session.tariff, token).orElse(null)
                : null;
    }

    /** A limit is told once, with the first answer to an event that is not old (OCPP 2.1 Part 2, E16). */
    private @Nullable TransactionLimit limit(StationState station, Seen seen, Turn turn) {
        SessionState session = seen.session();
        TransactionEvent event = seen.event();
        if (session.driver.limit != null) {
            return event.seqNo() == session.driver.limitSeqNo ? session.driver.limit : null;
        }
        IdToken token = session.token == null ? event.token() : session.token;
        Authorization verdict = seen.verdict() == null ? session.authorization : seen.verdict();
        boolean now = station.functions.v21()
                && token != null
                && verdict.accepted()
                && session.open()
                && !event.offline()
                && event.phase() != Phase.ENDED;
        TransactionLimit limit = now ? authorizations.limit(token, session.tariff) : null;
        if (limit != null) {
            turn.emit(new DriverFact.SessionLimited(station.id, session.id, event.seqNo(), limit));
        }
        return limit;
    }

    void apply(SessionState session, DriverFact fact) {
        switch (fact) {
            case DriverFact.SessionLimited limited -> {
                session.driver.limit = limited.limit();
                session.driver.limitSeqNo = limited.seqNo();
            }
            case DriverFact.SettlementTold told -> AdHocPayments.apply(session, told);
        }
    }
}
