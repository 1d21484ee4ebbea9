package io.voltgate.engine;

import io.voltgate.domain.Authorization;
import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Event;
import io.voltgate.domain.IdToken;
import io.voltgate.domain.Money;
import io.voltgate.domain.Reply;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationId;
import io.voltgate.domain.Tariff;
import io.voltgate.domain.TokenStatus;
import io.voltgate.domain.TransactionLimit;
import io.voltgate.domain.UserId;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may charge, where and when, at what price, and in whose name. Called by the shard's thread. It reads the directory and changes
 * nothing.
 */
final class Authorizations {
    private static final String NO_AUTHORIZATION = "NoAuthorization";
    /** Who pays at the station's own terminal: the token is the payment's name (OCPP 2.1 Part 2, C18). */
    static final String DIRECT_PAYMENT = "DirectPayment";
    /** 90,000 for a kilowatt-hour, in any currency: with the most plausible energy the cost stays in range. */
    private static final long MAX_PRICE_MICROS = 90_000_000_000L;

    private static final String ANONYMOUS = "";
    private final EngineSettings settings;
    private final Directory directory;

    Authorizations(EngineSettings settings, Directory directory) {
        this.settings = settings;
        this.directory = directory;
    }

    /** In whose name a session runs: a known user, or the guest who stands for a token that nobody knows. */
    record Holder(UserId user, boolean guest) {}

    /** Judges the token, and answers with what goes with it. */
    Reply authorize(StationState station, Request.Authorize request, DriverAnswers answers, Turn turn) {
        Authorization authorization = verdict(station.id, request.token(), turn.nowMs());
        turn.emit(new Event.TokenChecked(station.id, request.token(), authorization));
        return answers.authorized(station, request.token(), authorization, turn.nowMs());
    }

    /** Whether the token may begin to charge at the station, at this time. */
    Authorization verdict(StationId station, IdToken token, long atMs) {
        return withCredit(verdict(place(station, atMs), token, atMs), token, atMs);
    }

    /** Who pays in advance may charge while something is left, and is judged anew each time (OCPP 2.1 Part 2, C17). */
    private Authorization withCredit(Authorization verdict, IdToken token, long atMs) {
        Money credit = directory.token(token).map(TokenProfile::credit).orElse(null);
        if (credit == null || !verdict.accepted()) {
            return verdict;
        }
        TokenStatus status = credit.micros() > 0 ? TokenStatus.ACCEPTED : TokenStatus.NO_CREDIT;
        return new Authorization(status, atMs, verdict.group());
    }

    /** Where a station has to end this driver's transaction by itself, null where it need not. */
    @Nullable
    TransactionLimit limit(IdToken token, Tariff tariff) {
        int digits = tariff.digits();
        if (token.type().equals(DIRECT_PAYMENT) && settings.driver().adHoc().accepted()) {
            BigDecimal most = settings.driver().adHoc().authorized();
            return most.signum() > 0 ? TransactionLimit.ofCost(Money.of(tariff.currency(), most)) : null;
        }
        return directory
                .token(token)
                .map(TokenProfile::credit)
                .filter(credit -> credit.currency().equals(tariff.currency()))
                .map(credit -> TransactionLimit.ofCost(credit.rounded(digits)))
                .orElse(null);
    }

    /** Whether the token is good as such, wherever it is: what counts once a session runs or ends. */
    Authorization verdictOn(IdToken token, long atMs) {
        return verdict(TokenStatus.ACCEPTED, token, atMs);
    }

    private Authorization verdict(TokenStatus place, IdToken token, long atMs) {
        boolean anonymous = token.value().isEmpty() && directory.admitsAnonymous();
        boolean direct =
                token.type().equals(DIRECT_PAYMENT) && settings.driver().adHoc().accepted();
        if (anonymous || direct || token.type().equals(NO_AUTHORIZATION)) {
            return Authorization.of(place);
        }
        Optional<TokenProfile> known = directory.token(token);
        if (known.isEmpty()) {
            return Authorization.of(settings.unknownTokens() ? place : TokenStatus.UNKNOWN);
        }
        TokenProfile profile = known.get();
        Long expiry = profile.expiresAtMs();
        TokenStatus status = place;
        if (!profile.active()) {
            status = TokenStatus.BLOCKED;
        } else if (expiry != null && expiry <= atMs) {
            status = TokenStatus.EXPIRED;
        }
        return new Authorization(status, expiry, profile.group());
    }

    private TokenStatus place(StationId station, long atMs) {
        Optional<StationProfile> known = directory.station(station);
        if (known.isEmpty()) {
            return TokenStatus.ACCEPTED;
        }
        if (known.get().maintenance()) {
            return TokenStatus.NOT_AT_THIS_LOCATION;
        }
        WorkingHours hours = known.get().workingHours();
        return hours == null || hours.openAt(atMs) ? TokenStatus.ACCEPTED : TokenStatus.NOT_AT_THIS_TIME;
    }

    /** Whether two tokens are one driver's: the same token, or tokens of one group. */
    boolean related(IdToken one, IdToken other) {
        if (one.key().equals(other.key())) {
            return true;
        }
        Optional<String> group = directory.token(one).map(TokenProfile::group);
        return group.isPresent() && group.equals(directory.token(other).map(TokenProfile::group));
    }

    /** The most that the station can deliver, null where nobody said. */
    @Nullable
    Integer maxPowerKw(StationId station) {
        return directory
                .station(station)
                .map(StationProfile::maxPowerKw)
                .filter(power -> power > 0)
                .orElse(null);
    }

    Holder holder(@Nullable IdToken token) {
        String key = token == null ? ANONYMOUS : token.key();
        return Optional.ofNullable(token)
                .flatMap(directory::token)
                .map(profile -> new Holder(profile.user(), false))
                .orElseGet(() -> new Holder(new UserId(Ids.guest(key)), true));
    }

    /** The user to notify of such an event, null for guests and for users who don't want it. */
    @Nullable
    UserId addressee(@Nullable IdToken token, Class<? extends Event> event) {
        return Optional.ofNullable(token)
                .flatMap(directory::token)
                .filter(profile -> !profile.muted().contains(event.getSimpleName()))
                .map(TokenProfile::user)
                .orElse(null);
    }

    /** Whether there is a price, be it zero. */
    boolean knowsPrice(StationId station, Tariff tariff) {
        return tariff.plan() != null || tariff.pricePerKwh().micros() != 0 || directory.priced(station);
    }

    /**
     * What to agree on with who begins to charge at this time: the tariff assigned to the user, the group, the connector, the station or
     * its operator, else the station's price, labelled with the user's currency.
     *
     * @param connector null while it is not known: what is assigned to connectors waits until then
     */
    Tariff tariff(StationId station, @Nullable ConnectorId connector, @Nullable IdToken token, long atMs) {
        Optional<TokenProfile> holder = Optional.ofNullable(token).flatMap(directory::token);
        TariffBook.Asker asker = new TariffBook.Asker(
                station,
                connector,
                holder.map(TokenProfile::user).orElse(null),
                holder.map(TokenProfile::group).orElse(null));
        return directory
                .tariffs()
                .agreed(asker, atMs)
                .map(Tariff::of)
                .orElseGet(() -> atStationsPrice(station, holder));
    }

    private Tariff atStationsPrice(StationId station, Optional<TokenProfile> holder) {
        String currency = holder.map(TokenProfile::currency).orElse(settings.currency());
        long micros = directory
                .station(station)
                .map(profile -> Math.clamp(profile.pricePerKwh().micros(), 0, MAX_PRICE_MICROS))
                .orElse(0L);
        return new Tariff(new Money(currency, micros), Tariff.digits(currency));
    }
}
