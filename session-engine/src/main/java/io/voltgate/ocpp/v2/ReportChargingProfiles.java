package io.voltgate.ocpp.v2;

import io.voltgate.domain.ConnectorId;
import io.voltgate.domain.Reply;
import io.voltgate.domain.ReportItem;
import io.voltgate.domain.ReportKind;
import io.voltgate.domain.ReportedProfile;
import io.voltgate.domain.Request;
import io.voltgate.domain.StationTime;
import io.voltgate.ocpp.Action.FromStation;
import io.voltgate.ocpp.RawJson;
import io.voltgate.ocpp.Rules;
import io.voltgate.ocpp.Wire;
import io.voltgate.ocpp.v2.type.ChargingProfileType;
import io.voltgate.ocpp.v2.type.Enumerations;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * ReportChargingProfiles (OCPP 2.0.1 Part 2, K09): one part of a report on charging profiles; its parts have no
 * numbers.
 */
public final class ReportChargingProfiles {
    public static final FromStation<Req, Res, Reply.Acknowledged> ACTION = new FromStation<>(
            "ReportChargingProfiles",
            Req.class,
            Res.class,
            Reply.Acknowledged.class,
            ReportChargingProfiles::request,
            reply -> new Res());

    private ReportChargingProfiles() {}

    public record Req(
            Integer requestId,
            String chargingLimitSource,
            List<ChargingProfileType> chargingProfile,
            @Nullable Boolean tbc,
            Integer evseId)
            implements Wire {
        @Override
        public void check(Rules rules) {
            rules.required("requestId", requestId);
            rules.required("chargingLimitSource", chargingLimitSource);
            if (rules.v21()) {
                rules.optionalText("chargingLimitSource", chargingLimitSource, 20);
            } else {
                rules.optionalWord("chargingLimitSource", chargingLimitSource, Enumerations.LIMIT_SOURCES);
            }
            rules.parts("chargingProfile", chargingProfile, 1, Integer.MAX_VALUE);
            rules.required("evseId", evseId);
            rules.atLeastSince21("evseId", evseId, 0);
        }
    }

    public record Res() implements Wire.Blank {}

    private static Request request(Req req, long receivedAtMs) {
        List<ReportItem> profiles = req.chargingProfile().stream()
                .map(profile -> new ReportItem(
                        req.evseId() + "/" + profile.id(),
                        RawJson.written(new Req(
                                        req.requestId(),
                                        req.chargingLimitSource(),
                                        List.of(profile),
                                        null,
                                        req.evseId()))
                                .text(),
                        new ReportedProfile(
                                ConnectorId.numbered(req.evseId()), req.chargingLimitSource(), profile.profile())))
                .toList();
        return new Request.ReportPart(
                ReportKind.CHARGING_PROFILES,
                req.requestId(),
                null,
                Objects.requireNonNullElse(req.tbc(), false),
                StationTime.receivedAt(receivedAtMs),
                profiles);
    }
}
