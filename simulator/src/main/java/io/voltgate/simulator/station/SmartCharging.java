package io.voltgate.simulator.station;

import static io.voltgate.simulator.station.OrderTable.ALL;
import static io.voltgate.simulator.station.OrderTable.V16;
import static io.voltgate.simulator.station.OrderTable.V2;
import static io.voltgate.simulator.station.OrderTable.V21;

import io.voltgate.ocpp.OcppVersion;
import io.voltgate.simulator.station.charging.Profile;
import io.voltgate.simulator.station.charging.Profile.Purpose;
import io.voltgate.simulator.station.charging.ProfileStack;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Charging profiles and the power they leave (OCPP 1.6 3.13 and 5.16, 2.x block K). Owned by its station. A profile that was taken bends
 * what flows from the answer on.
 */
final class SmartCharging {
    static final PartKind<SmartCharging> KIND =
            new PartKind<>(SmartCharging.class, SmartCharging::new, SmartCharging::orders);

    private static final int EXTERNAL_ID = -1;

    private final Station station;
    private final ProfileStack stack = new ProfileStack();
    /** As they came, to be reported so; by id. */
    private final Map<Integer, JsonNode> told = new TreeMap<>();

    private int taken;

    private SmartCharging(Station station) {
        this.station = station;
    }

    private static void orders(OrderTable<SmartCharging> table) {
        table.order(
                        V16,
                        "SetChargingProfile",
                        (part, payload) -> part.set(payload, "connectorId", "csChargingProfiles"))
                .order(V2, "SetChargingProfile", (part, payload) -> part.set(payload, "evseId", "chargingProfile"))
                .order(V16, "ClearChargingProfile", SmartCharging::clear16)
                .order(V2, "ClearChargingProfile", SmartCharging::clear2)
                .order(V2, "GetChargingProfiles", SmartCharging::report)
                .order(ALL, "GetCompositeSchedule", SmartCharging::composite)
                .order(V21, "UpdateDynamicSchedule", SmartCharging::updateDynamic)
                .order(V21, "UsePriorityCharging", SmartCharging::usePriority);
    }

    int installed() {
        return told.size();
    }

    /** How many profiles were taken so far, those that replaced others among them. */
    int taken() {
        return taken;
    }

    /** The most that a connector may give now by the station's charging profiles. */
    static long limitW(Station station, Connector connector) {
        return station.known(KIND).map(each -> each.limitW(connector)).orElse(Long.MAX_VALUE);
    }

    /** The most that a connector may give now; the whole station's limit is shared by those that charge. */
    long limitW(Connector connector) {
        return stack.limit(draw(connector), station.timeline().nowMs()).watts();
    }

    /** How a connector's transaction is to be run now. */
    ProfileStack.Operation operation(Connector connector) {
        return stack.operation(draw(connector), station.timeline().nowMs());
    }

    private ProfileStack.Draw draw(Connector connector) {
        Charge charge = connector.charge();
        boolean runs = charge != null && charge.hasBegun() && !charge.isEnded();
        Reading first = charge == null || !runs ? null : charge.first();
        String id = charge == null ? null : charge.transactionId();
        return new ProfileStack.Draw(
                connector.number(),
                connector.power().outlet(),
                sharers(connector),
                id == null ? "" : id,
                first == null ? Long.MAX_VALUE : first.atMs());
    }

    private int sharers(Connector connector) {
        long others = station.connectors().stream()
                .filter(each -> each != connector)
                .filter(each -> each.charge() != null
                        && each.charge().isPowered()
                        && !each.charge().isEnded())
                .count();
        return (int) others + 1;
    }

    private ObjectNode set(JsonNode payload, String place, String field) {
        int connector = Payload.requiredNumber(payload, place);
        if (!station.settings().flag("SmartChargingCtrlr.Enabled")) {
            return Json.of("status", station.version() == OcppVersion.V16 ? "NotSupported" : "Rejected");
        }
        return install(payload.path(field), connector);
    }

    private ObjectNode install(JsonNode tree, int connector) {
        try {
            Profile profile = ProfileReader.read(tree, connector);
            check(profile);
            add(profile, tree);
            return Json.of("status", "Accepted");
        } catch (ProfileReader.Refused refused) {
            return refusal(refused.reasonCode());
        }
    }

    private ObjectNode refusal(String reasonCode) {
        ObjectNode answer = Json.of("status", "Rejected");
        if (station.version() != OcppVersion.V16) {
            answer.set("statusInfo", Json.of("reasonCode", reasonCode));
        }
        return answer;
    }

    private void add(Profile profile, JsonNode tree) {
        stack.profiles().stream().filter(each -> isSamePlace(each, profile)).forEach(each -> told.remove(each.id()));
        stack.remove(each -> isSamePlace(each, profile));
        stack.put(profile);
        taken++;
        told.put(profile.id(), tree);
        station.afterAnswer(() -> {
            apply();
            if (profile.purpose() == Purpose.TX) {
                station.known(PlugAndCharge.KIND).ifPresent(each -> each.scheduled(profile));
            }
        });
    }

    private static boolean isSamePlace(Profile one, Profile other) {
        return one.id() != other.id()
                && one.purpose() == other.purpose()
                && one.connector() == other.connector()
                && one.stackLevel() == other.stackLevel()
                && one.transactionId().equals(other.transactionId());
    }

    private void apply() {
        station.connectors().forEach(Connector::limited);
    }

    private void check(Profile profile) throws ProfileReader.Refused {
        boolean known = profile.connector() == 0
                || station.connector(profile.connector()).isPresent();
        int room = station.settings().number("MaxChargingProfilesInstalled");
        boolean fits = told.containsKey(profile.id()) || told.size() < room;
        int levels = station.settings().number("ChargeProfileMaxStackLevel");
        int periods = station.settings().number("ChargingScheduleMaxPeriods");
        if (!known) {
            throw new ProfileReader.Refused("UnknownConnectorId");
        }
        if (!fits
                || profile.stackLevel() > levels
                || profile.schedule().periods().size() > periods) {
            throw new ProfileReader.Refused("InvalidProfile");
        }
        boolean needsStart = switch (profile.kind()) {
            case DAILY, WEEKLY -> true;
            case ABSOLUTE -> station.version() != OcppVersion.V16;
            case RELATIVE, DYNAMIC -> false;
        };
        if (needsStart && profile.schedule().startMs() == 0) {
            throw new ProfileReader.Refused("InvalidSchedule");
        }
        checkPurpose(profile);
    }

    private void checkPurpose(Profile profile) throws ProfileReader.Refused {
        boolean station2 = station.version() != OcppVersion.V16;
        switch (profile.purpose()) {
            case EXTERNAL_CONSTRAINTS -> throw new ProfileReader.Refused("InvalidProfile");
            case STATION_MAX -> {
                if (profile.connector() != 0 || profile.kind() == Profile.Kind.RELATIVE) {
                    throw new ProfileReader.Refused("InvalidProfile");
                }
            }
            case TX -> {
                boolean runs = profile.connector() > 0
                        && station.meant(profile.connector()).stream().anyMatch(each -> isFor(profile, each));
                if (!runs) {
                    throw new ProfileReader.Refused("TxNotFound");
                }
            }
            case TX_DEFAULT, PRIORITY -> {
                boolean double2 = station2
                        && stack.profiles().stream()
                                .anyMatch(each -> isSamePlace(each, profile) && overlap(each, profile));
                if (double2) {
                    throw new ProfileReader.Refused("DuplicateProfile");
                }
            }
        }
    }

    private static boolean overlap(Profile one, Profile other) {
        return one.validFromMs() < other.validToMs() && other.validFromMs() < one.validToMs();
    }

    private static boolean isFor(Profile profile, Connector connector) {
        Charge charge = connector.charge();
        boolean runs = charge != null && charge.hasBegun() && !charge.isEnded();
        return runs
                && (profile.transactionId().isEmpty() || profile.transactionId().equals(charge.transactionId()));
    }

    /** The profile that came with a remote start, for the transaction that is to begin; false where it can't be that. */
    boolean takeWithStart(JsonNode tree, int connector) {
        try {
            Profile profile = ProfileReader.read(tree, connector);
            if (profile.purpose() != Purpose.TX || !profile.transactionId().isEmpty()) {
                return false;
            }
            add(profile, tree);
            return true;
        } catch (ProfileReader.Refused refused) {
            return false;
        }
    }

    /** A transaction is over, and so are the profiles made for it. */
    void ended(int connector) {
        clear(each -> each.purpose() == Purpose.TX && each.connector() == connector);
    }

    private boolean clear(Predicate<Profile> unwanted) {
        stack.profiles().stream().filter(unwanted).forEach(each -> told.remove(each.id()));
        boolean any = stack.remove(unwanted);
        if (any) {
            station.afterAnswer(this::apply);
        }
        return any;
    }

    private ObjectNode clear16(JsonNode payload) {
        return cleared(payload, Json.text(payload, "id"), Json.text(payload, "connectorId"));
    }

    private ObjectNode clear2(JsonNode payload) {
        JsonNode criteria = payload.path("chargingProfileCriteria");
        return cleared(criteria, Json.text(payload, "chargingProfileId"), Json.text(criteria, "evseId"));
    }

    /** Of an id nothing else counts; what comes from outside of the backend stays (K10). */
    private ObjectNode cleared(JsonNode criteria, String id, String connector) {
        String purpose = Json.text(criteria, "chargingProfilePurpose");
        String level = Json.text(criteria, "stackLevel");
        Predicate<Profile> meant = id.isEmpty()
                ? each -> matches(connector, each.connector())
                        && matches(level, each.stackLevel())
                        && (purpose.isEmpty() || ProfileReader.purpose(purpose) == each.purpose())
                : each -> matches(id, each.id());
        boolean any = clear(each -> each.purpose() != Purpose.EXTERNAL_CONSTRAINTS && meant.test(each));
        return Json.of("status", any ? "Accepted" : "Unknown");
    }

    private static boolean matches(String wanted, int value) {
        return wanted.isEmpty() || wanted.equals(Integer.toString(value));
    }

    /** ReportChargingProfiles for each connector that has some (K09). */
    private ObjectNode report(JsonNode payload) {
        int requestId = Payload.requiredNumber(payload, "requestId");
        String evse = Json.text(payload, "evseId");
        JsonNode criteria = payload.path("chargingProfile");
        List<String> ids = new ArrayList<>();
        criteria.path("chargingProfileId").forEach(each -> ids.add(each.asString()));
        String purpose = Json.text(criteria, "chargingProfilePurpose");
        boolean fromBackend = criteria.path("chargingLimitSource").isEmpty()
                || criteria.path("chargingLimitSource").toString().contains("\"CSO\"");
        Map<Integer, List<Profile>> found = new TreeMap<>();
        stack.profiles().stream()
                .filter(each -> fromBackend && told.containsKey(each.id()))
                .filter(each -> matches(evse, each.connector()))
                .filter(each -> ids.isEmpty() || ids.contains(Integer.toString(each.id())))
                .filter(each -> matches(Json.text(criteria, "stackLevel"), each.stackLevel()))
                .filter(each -> purpose.isEmpty() || ProfileReader.purpose(purpose) == each.purpose())
                .forEach(each -> found.computeIfAbsent(each.connector(), _ -> new ArrayList<>())
                        .add(each));
        if (found.isEmpty()) {
            return Json.of("status", "NoProfiles");
        }
        List<Said> parts = new ArrayList<>();
        found.forEach((connector, profiles) -> {
            ObjectNode part = Json.object()
                    .put("requestId", requestId)
                    .put("chargingLimitSource", "CSO")
                    .put("evseId", connector)
                    .put("tbc", parts.size() < found.size() - 1);
            profiles.forEach(each -> part.withArray("chargingProfile").add(told.get(each.id())));
            parts.add(Said.plain("ReportChargingProfiles", part));
        });
        station.afterAnswer(() -> parts.forEach(station::say));
        return Json.of("status", "Accepted");
    }

    private ObjectNode composite(JsonNode payload) {
        boolean is16 = station.version() == OcppVersion.V16;
        int number = Payload.requiredNumber(payload, is16 ? "connectorId" : "evseId");
        int seconds = Payload.requiredNumber(payload, "duration");
        boolean amps = !Json.text(payload, "chargingRateUnit").equals("W");
        List<Connector> meant = station.meant(number);
        if (meant.isEmpty()) {
            return Json.of("status", "Rejected");
        }
        long now = station.timeline().nowMs();
        ObjectNode schedule = schedule(meant.getFirst(), seconds, amps);
        ObjectNode answer = Json.of("status", "Accepted");
        if (is16) {
            answer.put("connectorId", number).put("scheduleStart", Json.time(now));
            answer.set("chargingSchedule", schedule);
        } else {
            answer.set("schedule", schedule.put("evseId", number).put("scheduleStart", Json.time(now)));
        }
        return answer;
    }

    /** What all profiles together allow a connector from now on, in amperes or watts. */
    ObjectNode schedule(Connector connector, int seconds, boolean amps) {
        long now = station.timeline().nowMs();
        ProfileStack.Draw draw = draw(connector);
        List<ObjectNode> periods = new ArrayList<>();
        for (ProfileStack.Step step : stack.composite(draw, now, now + 1000L * seconds)) {
            long volts = draw.outlet().watts(1000, step.phases());
            BigDecimal limit = BigDecimal.valueOf(step.watts());
            ObjectNode period = Json.object()
                    .put("startPeriod", (int) ((step.atMs() - now) / 1000))
                    .put("limit", (amps ? limit.divide(BigDecimal.valueOf(volts), 1, RoundingMode.DOWN) : limit));
            periods.add(draw.outlet().isDc() ? period : period.put("numberPhases", step.phases()));
        }
        ObjectNode schedule = Json.object().put("duration", seconds).put("chargingRateUnit", amps ? "A" : "W");
        schedule.set("chargingSchedulePeriod", Json.list(periods));
        return schedule;
    }

    /** A dynamic profile gets another limit (2.1, K28). */
    private ObjectNode updateDynamic(JsonNode payload) {
        int id = Payload.requiredNumber(payload, "chargingProfileId");
        JsonNode limit = payload.path("scheduleUpdate").path("limit");
        for (Profile each : stack.profiles()) {
            if (each.id() == id && each.kind() == Profile.Kind.DYNAMIC && limit.isNumber()) {
                Profile.Schedule old = each.schedule();
                Profile.Period period = new Profile.Period(0, ProfileReader.milli(limit.decimalValue()), 3);
                stack.put(new Profile(
                        id,
                        each.connector(),
                        each.stackLevel(),
                        each.purpose(),
                        each.kind(),
                        each.transactionId(),
                        each.validFromMs(),
                        each.validToMs(),
                        new Profile.Schedule(old.startMs(), old.durationS(), old.unit(), List.of(period))));
                station.afterAnswer(this::apply);
                return Json.of("status", "Accepted");
            }
        }
        return refusal("InvalidProfile");
    }

    private ObjectNode usePriority(JsonNode payload) {
        String id = Payload.required(payload, "transactionId");
        if (station.connectors().stream().noneMatch(each -> each.runs(id))) {
            return refusal("TxNotFound");
        }
        if (stack.profiles().stream().noneMatch(each -> each.purpose() == Purpose.PRIORITY)) {
            return Json.of("status", "NoProfile");
        }
        stack.priority(Payload.required(payload, "activate").equals("true"));
        station.afterAnswer(this::apply);
        return Json.of("status", "Accepted");
    }

    /** The driver asks the station to go first, or no longer (2.1, K22); false where nothing stands for that. */
    boolean prioritize(Connector connector, boolean wanted) {
        Charge charge = connector.charge();
        boolean runs = charge != null && charge.hasBegun() && !charge.isEnded();
        boolean can = runs && stack.profiles().stream().anyMatch(each -> each.purpose() == Purpose.PRIORITY);
        if (can) {
            stack.priority(wanted);
            station.say(Said.plain(
                    "NotifyPriorityCharging",
                    Json.of("transactionId", String.valueOf(charge.transactionId()))
                            .put("activated", wanted)));
            apply();
        }
        return can;
    }

    /** Somebody other than the backend limits the whole station, and it says so (K12); a limit below 0 is no limit any more (K13). */
    void limitFromOutside(long watts) {
        boolean is16 = station.version() == OcppVersion.V16;
        stack.remove(each -> each.id() == EXTERNAL_ID);
        if (watts >= 0) {
            stack.put(new Profile(
                    EXTERNAL_ID,
                    0,
                    0,
                    Purpose.EXTERNAL_CONSTRAINTS,
                    Profile.Kind.DYNAMIC,
                    "",
                    0,
                    Long.MAX_VALUE,
                    new Profile.Schedule(
                            0,
                            0,
                            Profile.Unit.W,
                            List.of(new Profile.Period(0, Math.multiplyExact(watts, 1000L), 3)))));
        }
        if (!is16 && watts >= 0) {
            ObjectNode limit = Json.object();
            limit.set("chargingLimit", Json.of("chargingLimitSource", "EMS").put("isGridCritical", false));
            station.say(Said.plain("NotifyChargingLimit", limit));
        } else if (!is16) {
            station.say(Said.plain("ClearedChargingLimit", Json.of("chargingLimitSource", "EMS")));
        }
        apply();
    }
}
